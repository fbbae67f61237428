using System.Reflection;

namespace ImageStudio.AppHost;

/// <summary>What a person can mend, such as a wrong setting, ends in its message and exit code 1; a stack trace would bury it.</summary>
internal static class Faults
{
    /// <summary>A test runs the entry point inside its own process and wants the exception itself.</summary>
    public static bool AreOursToTell { get; } = Assembly.GetEntryAssembly() == typeof(Faults).Assembly;

    public static void Tell(DistributedApplicationException fault)
    {
        Console.Error.WriteLine(fault.Message);
        Environment.ExitCode = 1;
    }
}
