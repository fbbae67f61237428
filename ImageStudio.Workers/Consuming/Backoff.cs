namespace ImageStudio.Workers.Consuming;

/// <summary>Growing pauses between tries, with jitter, so that those who failed together do not come back together.</summary>
/// <param name="First">Longest pause after the first failure.</param>
/// <param name="Cap">Longest pause of all.</param>
/// <param name="Factor">By how much each pause is longer than the one before.</param>
internal sealed record Backoff(TimeSpan First, TimeSpan Cap, double Factor)
{
    /// <summary>The pause after the given number of failures, 1 or more: between half and all of the longest one.</summary>
    /// <param name="failures">Failures in a row.</param>
    /// <param name="chance">A random number, 0 to 1.</param>
    public TimeSpan After(int failures, double chance)
    {
        // The power may well be infinite, the minimum is not.
        var longest = Math.Min(Cap.TotalSeconds, First.TotalSeconds * Math.Pow(Factor, Math.Max(0, failures - 1)));
        return TimeSpan.FromSeconds(longest * (0.5 + (0.5 * chance)));
    }
}
