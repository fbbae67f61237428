using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Processes;

/// <summary>The properties that Aspire shows of a process.</summary>
internal static class ProcessProperties
{
    public static ImmutableArray<ResourcePropertySnapshot> Of(ProcessSpec spec, int processId) =>
    [
        new("executable.path", spec.Command),
        new("executable.workDir", spec.WorkingDirectory),
        new("executable.args", spec.Arguments),
        new("executable.pid", processId),
    ];

    /// <summary>Not one of Aspire's: what a process wrote last, for whoever looks at why it ended.</summary>
    public static ResourcePropertySnapshot LastLines(IReadOnlyList<string> lines) => new("executable.lastLines", lines);
}
