using System.Text;

namespace Aspire.Hosting.Projects;

/// <summary>Splits a command line at white space; double quotes keep a part together, a backslash before a quote keeps the quote.</summary>
internal static class CommandLines
{
    public static string[] Split(string line)
    {
        var arguments = new List<string>();
        var current = new StringBuilder();
        var (quoted, started) = (false, false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is '\\' && i + 1 < line.Length && line[i + 1] is '"')
                current.Append(line[++i]);
            else if (line[i] is '"')
                (quoted, started) = (!quoted, true);
            else if (!quoted && char.IsWhiteSpace(line[i]))
                Finish();
            else
                current.Append(line[i]);
        }

        Finish();
        return [.. arguments];

        void Finish()
        {
            if (current.Length > 0 || started)
                arguments.Add(current.ToString());
            current.Clear();
            started = false;
        }
    }
}
