using System.Diagnostics;
using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace ImageStudio.Workers.Notifying;

/// <summary>
/// Sends the digests that are due, whichever notifier has collected them: a claim by conditional write keeps two from
/// sending the same, and runs out when its owner is gone. Entries go when the mail is out; late ones make a further mail.
/// </summary>
internal sealed partial class DigestSender(
    DigestStore store, MailLedger ledger, MailPublisher publisher, AwsResources resources, IOptions<NotifierOptions> options, TimeProvider time, ILogger<DigestSender> logger) : BackgroundService
{
    private readonly string _claimant = Guid.NewGuid().ToString("N");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Looking for what may be due is nobody's upload.
        using var quiet = QuietScope.Begin();
        using var timer = new PeriodicTimer(options.Value.DigestWindow / 4, time);
        do
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Log.NotSent(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Sends what is due now.</summary>
    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        foreach (var window in await store.FindDueAsync(cancellationToken)) await SendAsync(window.Key, cancellationToken);
    }

    private async Task SendAsync(string window, CancellationToken cancellationToken)
    {
        var key = DigestStore.ClaimOf(window);
        var claim = await ledger.ClaimAsync(resources.BucketName, key, _claimant, options.Value.ClaimExpiry, cancellationToken);
        if (claim.Result != ClaimResult.Ours) return;

        // Somebody else may have sent it between our look and our claim.
        var keys = (await store.FindDueAsync(cancellationToken))[window].ToArray();
        if (keys.Length > 0) await SendAsync(keys, cancellationToken);
        // What is out is out: being stopped now must not send it again.
        await store.DeleteAsync(keys, CancellationToken.None);
        await ledger.ForgetAsync(resources.BucketName, key, CancellationToken.None);
    }

    private async Task SendAsync(string[] keys, CancellationToken cancellationToken)
    {
        var counts = keys.CountBy(DigestStore.KindOf).ToDictionary(StringComparer.Ordinal);
        var shown = new Dictionary<string, DigestEntry[]>(StringComparer.Ordinal);
        foreach (var kind in keys.GroupBy(DigestStore.KindOf))
            shown[kind.Key] = await Task.WhenAll(kind.Take(DigestMail.MostNames).Select(key => store.ReadAsync(key, cancellationToken)));

        var traces = shown.Values.SelectMany(entries => entries).Select(entry => new TraceCarrier(entry.TraceParent).ToContext()).Where(context => context != default).Distinct().ToArray();
        using var lifted = QuietScope.Lift();
        using var span = WorkerTelemetry.Source.StartActivity("digest", ActivityKind.Internal, traces.FirstOrDefault(), links: traces.Skip(1).Select(trace => new ActivityLink(trace)));
        await publisher.PublishAsync(DigestMail.Of(counts, shown, options.Value.GalleryUrl), cancellationToken);
        Log.Sent(logger, keys.Length);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A digest of {Count} mails is out")]
        public static partial void Sent(ILogger logger, int count);

        [LoggerMessage(2, LogLevel.Error, "Digests could not be sent; their entries are kept and tried again")]
        public static partial void NotSent(ILogger logger, Exception exception);
    }
}
