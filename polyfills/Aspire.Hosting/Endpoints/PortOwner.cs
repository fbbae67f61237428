using System.Globalization;

namespace Aspire.Hosting.Endpoints;

/// <summary>The process that listens on a port: on Linux from /proc, elsewhere unknown.</summary>
internal static class PortOwner
{
    private const string Listening = "0A";
    private const int LongestCommand = 120;

    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    public static string? Find(int port)
    {
        if (!OperatingSystem.IsLinux())
            return null;

        var sockets = Tables.Where(File.Exists)
            .SelectMany(File.ReadLines).Skip(1).Select(Inode).OfType<string>()
            .Select(inode => $"socket:[{inode}]").ToHashSet();
        return sockets.Count == 0 ? null : Directory.EnumerateDirectories("/proc")
            .Where(process => int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out _) && Holds(process, sockets))
            .Select(Describe).FirstOrDefault();

        // "  0: 0100007F:13D8 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000  0  34543 1 …"
        string? Inode(string line)
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return fields.Length > 9 && fields[3] == Listening && fields[1].EndsWith($":{port:X4}", StringComparison.Ordinal) ? fields[9] : null;
        }
    }

    private static bool Holds(string process, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(Path.Combine(process, "fd"))
                .Any(descriptor => new FileInfo(descriptor).LinkTarget is { } target && sockets.Contains(target));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return false; // Somebody else's process, or one that ended meanwhile.
        }
    }

    private static string Describe(string process)
    {
        var command = ReadCommand(process);
        return $"process {Path.GetFileName(process)}{(command.Length > 0 ? $" ({command})" : "")}";
    }

    private static string ReadCommand(string process)
    {
        try
        {
            var line = File.ReadAllText(Path.Combine(process, "cmdline")).ReplaceLineEndings(" ").Replace('\0', ' ');
            var plain = Logging.TerminalText.Plain(line).Trim();
            return plain.Length > LongestCommand ? plain[..LongestCommand] + "…" : plain;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return "";
        }
    }
}
