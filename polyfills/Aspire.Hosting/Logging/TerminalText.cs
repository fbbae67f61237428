using System.Text.RegularExpressions;

namespace Aspire.Hosting.Logging;

/// <summary>A resource's line may hold what somebody sent it: only colours may reach a terminal, and not even those anything else.</summary>
internal static partial class TerminalText
{
    public static string Plain(string line) => ControlCharacters().Replace(Sequences().Replace(line, ""), "");

    public static string Coloured(string line) => ControlCharacters().Replace(Sequences().Replace(line, m => m.Value[^1] is 'm' ? m.Value.Replace('\u001b', '\u0000') : ""), "").Replace('\u0000', '\u001b');

    /// <summary>Control sequences, ECMA-48 section 5.4.</summary>
    [GeneratedRegex("\u001b\\[[0-9;?]*[ -/]*[@-~]")]
    private static partial Regex Sequences();

    [GeneratedRegex("[\u0001-\u0008\u000b-\u001f\u007f-\u009f]")]
    private static partial Regex ControlCharacters();
}
