namespace ImageStudio.Workers;

/// <summary>What this process does.</summary>
/// <param name="Name">Name of a rendition, or <see cref="Notifier"/>.</param>
/// <param name="Engine">What does the work, for the start line of the log.</param>
/// <param name="Concurrency">Messages at a time.</param>
internal sealed record WorkerRole(string Name, string Engine, int Concurrency)
{
    public const string Notifier = "notifier";
}
