using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Logging;

/// <summary>The lines of all resources on one console: aligned, and coloured on a terminal.</summary>
internal sealed class ResourceConsole(IEnumerable<string> resourceNames, TextWriter output, bool colour)
{
    private const string Reset = "\u001b[0m";

    private static readonly string[] Colours = ["\u001b[36m", "\u001b[35m", "\u001b[33m", "\u001b[32m", "\u001b[34m", "\u001b[96m", "\u001b[95m", "\u001b[93m"];

    private readonly Dictionary<string, string> _prefixes = Prefixes([.. resourceNames], colour);

    public void Write(string resourceName, LogLine line)
    {
        var prefix = _prefixes.TryGetValue(resourceName, out var known) ? known : $"{resourceName} | ";
        output.WriteLine(prefix + (colour ? TerminalText.Coloured(line.Content) + Reset : TerminalText.Plain(line.Content)));
    }

    private static Dictionary<string, string> Prefixes(string[] names, bool colour)
    {
        var width = names.Select(name => name.Length).DefaultIfEmpty(0).Max();
        return names.Select((name, i) => (name, text: $"{name.PadRight(width)} | ", colour: Colours[i % Colours.Length]))
            .ToDictionary(p => p.name, p => colour ? p.colour + p.text + Reset : p.text, StringComparer.OrdinalIgnoreCase);
    }
}
