using System.Text.Json.Serialization;

namespace ImageStudio.LocalAws.Sns.Http.Policies;

/// <summary>
/// When a delivery that failed is tried again: first at once, then at the shortest delay, then in growing steps, at last at
/// the longest delay. See https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html#creating-delivery-policy.
/// </summary>
internal sealed record RetryPolicy
{
    // Properties can be set because generated readers take away the default of those that are init-only and absent.
    private const int MaxDelay = 3600;
    private const int MaxRetries = 100;

    /// <summary>Shortest delay, in seconds.</summary>
    [JsonPropertyName("minDelayTarget")]
    public int MinDelay { get; set; } = 20;

    /// <summary>Longest delay, in seconds.</summary>
    [JsonPropertyName("maxDelayTarget")]
    public int MaxDelayTarget { get; set; } = 20;

    [JsonPropertyName("numRetries")]
    public int Retries { get; set; } = 3;

    /// <summary>Those of all retries that come last, at the longest delay.</summary>
    [JsonPropertyName("numMaxDelayRetries")]
    public int MaxDelayRetries { get; init; }

    /// <summary>Those of all retries that come first, without a delay.</summary>
    [JsonPropertyName("numNoDelayRetries")]
    public int NoDelayRetries { get; init; }

    /// <summary>Those of all retries that come next, at the shortest delay.</summary>
    [JsonPropertyName("numMinDelayRetries")]
    public int MinDelayRetries { get; init; }

    /// <summary>How delays grow in between: <c>linear</c>, <c>arithmetic</c>, <c>geometric</c> or <c>exponential</c>.</summary>
    [JsonPropertyName("backoffFunction")]
    public string Backoff { get; set; } = "linear";

    /// <summary>How long to wait before a retry, counted from 0; <c>null</c> where there is none any more.</summary>
    public TimeSpan? DelayBefore(int retry)
    {
        if (retry >= Retries)
            return null;
        if (retry < NoDelayRetries)
            return TimeSpan.Zero;
        var step = retry - NoDelayRetries - MinDelayRetries;
        var steps = Retries - NoDelayRetries - MinDelayRetries - MaxDelayRetries;
        return TimeSpan.FromSeconds(step < 0 ? MinDelay : step >= steps ? MaxDelayTarget : Grown(step, steps));
    }

    /// <summary>Says what is wrong with the policy, <c>null</c> for nothing.</summary>
    public string? Fault() =>
        MinDelay is < 1 or > MaxDelay ? $"minDelayTarget must be between 1 and {MaxDelay}"
        : MaxDelayTarget < MinDelay || MaxDelayTarget > MaxDelay ? $"maxDelayTarget must be between minDelayTarget and {MaxDelay}"
        : Retries is < 0 or > MaxRetries ? $"numRetries must be between 0 and {MaxRetries}"
        : NoDelayRetries < 0 || MinDelayRetries < 0 || MaxDelayRetries < 0 ? "numbers of retries must not be negative"
        : NoDelayRetries + MinDelayRetries + MaxDelayRetries > Retries ? "numRetries must not be less than the sum of numNoDelayRetries, numMinDelayRetries and numMaxDelayRetries"
        : Backoff is not ("linear" or "arithmetic" or "geometric" or "exponential") ? "backoffFunction must be arithmetic, exponential, geometric or linear"
        : Enumerable.Range(0, Retries).Sum(retry => DelayBefore(retry)!.Value.TotalSeconds) > MaxDelay ? $"all delays together must not exceed {MaxDelay} seconds"
        : null;

    private double Grown(int step, int steps)
    {
        if (steps == 1)
            return MinDelay;
        var way = (double)step / (steps - 1);
        return Backoff switch
        {
            "geometric" => MinDelay * Math.Pow((double)MaxDelayTarget / MinDelay, way),
            "arithmetic" => MinDelay + ((MaxDelayTarget - MinDelay) * way * (step + 1) / steps),
            "exponential" => MinDelay + ((MaxDelayTarget - MinDelay) * (Math.Pow(2, step) - 1) / (Math.Pow(2, steps - 1) - 1)),
            _ => MinDelay + ((MaxDelayTarget - MinDelay) * way),
        };
    }
}
