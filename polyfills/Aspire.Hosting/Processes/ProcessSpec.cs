namespace Aspire.Hosting.Processes;

/// <summary>One process to start: what, where, with which arguments and with exactly which environment.</summary>
internal sealed record ProcessSpec(string Command, IReadOnlyList<string> Arguments, string WorkingDirectory, IReadOnlyDictionary<string, string> Environment);
