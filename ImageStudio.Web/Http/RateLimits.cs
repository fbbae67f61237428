using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Http;

/// <summary>Settings of how much one client may ask for, section <c>RateLimits</c>. A client is who is signed in, otherwise an address.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "RateLimits";

    /// <summary>Uploads and tickets for uploads per minute, all of which may come at once, 1 to 1,000,000; 3000 by default.</summary>
    [Range(1, 1_000_000)]
    public int UploadsPerMinute { get; set; } = 3000;

    /// <summary>Other changes per minute, 1 to 1,000,000; 1200 by default. Deleting many photos at once is one.</summary>
    [Range(1, 1_000_000)]
    public int ChangesPerMinute { get; set; } = 1200;

    /// <summary>Archives that are packed at the same time, 1 to 1000; 3 by default.</summary>
    [Range(1, 1000)]
    public int ArchivesAtOnce { get; set; } = 3;
}

/// <summary>Keeps one client from taking everything: who is too fast gets 429 and hears when to come back.</summary>
internal static class RateLimits
{
    public const string Uploads = "uploads";
    public const string Changes = "changes";
    public const string Archives = "archives";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static WebApplicationBuilder AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = RejectAsync;
            limiter.AddPolicy(Uploads, context => PerMinute(context, OptionsOf(context).UploadsPerMinute));
            limiter.AddPolicy(Changes, context => PerMinute(context, OptionsOf(context).ChangesPerMinute));
            limiter.AddPolicy(Archives, context => RateLimitPartition.GetConcurrencyLimiter(
                ClientOf(context), _ => new ConcurrencyLimiterOptions { PermitLimit = OptionsOf(context).ArchivesAtOnce, QueueLimit = 0 }));
        });
        return builder;
    }

    private static RateLimitOptions OptionsOf(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value;

    private static string ClientOf(HttpContext context) =>
        context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    // Filled up evenly: who has used all of it can go on after a moment, not after the minute.
    private static RateLimitPartition<string> PerMinute(HttpContext context, int count) => RateLimitPartition.GetTokenBucketLimiter(ClientOf(context), _ =>
    {
        var steps = Math.Min(count, 60);
        return new TokenBucketRateLimiterOptions { TokenLimit = count, TokensPerPeriod = count / steps, ReplenishmentPeriod = Minute / steps, QueueLimit = 0 };
    });

    private static async ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var pause = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var told) && told > TimeSpan.FromSeconds(1) ? told : TimeSpan.FromSeconds(1);
        var seconds = ((int)Math.Ceiling(pause.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        rejected.HttpContext.Response.Headers.RetryAfter = seconds;
        await TypedResults.Problem(
            $"More comes from you than can be taken at once. Please go on in {seconds} s.",
            statusCode: StatusCodes.Status429TooManyRequests,
            title: "That was too fast").ExecuteAsync(rejected.HttpContext);
    }
}
