using Microsoft.Extensions.Hosting;

namespace ImageStudio.AppHost.Smoke;

/// <summary>Waits for the system, sends the picture, follows it, reports, stops.</summary>
internal sealed class SmokeTest(
    SmokeOptions options,
    SmokeRoute route,
    ResourceNotificationService resources,
    IHostApplicationLifetime lifetime,
    TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var deadline = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stoppingToken);
        var report = new SmokeReport(time);
        Environment.ExitCode = 1;
        try
        {
            if (await RunAsync(report, either.Token)) Environment.ExitCode = 0;
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            report.Fail($"not finished within {options.Timeout.TotalSeconds:0} s; the logs of the resources say more without --smoke");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or DistributedApplicationException or InvalidDataException)
        {
            report.Fail(exception.Message);
        }
        finally
        {
            lifetime.StopApplication();
        }
    }

    private async Task<bool> RunAsync(SmokeReport report, CancellationToken cancellationToken)
    {
        foreach (var resource in ResourceNames.Services) await resources.WaitForResourceHealthyAsync(resource, cancellationToken);
        report.Hop("system", "every resource is up");

        using var client = new SmokeClient(route, time);
        await using var picture = options.File is { } file ? File.OpenRead(file) : (Stream)SmokePicture.Create();
        var name = options.File is null ? SmokePicture.Name : Path.GetFileName(options.File);

        var bytes = picture.Length;

        report.Start();
        var photo = await client.Studio.UploadAsync(name, picture, cancellationToken);
        report.Hop("web", $"took {name}, {bytes:N0} bytes, and put it into S3 as {photo.Key}");
        var complete = await FollowAsync(client, photo, report, cancellationToken);
        report.Conclude(complete);
        return complete;
    }

    /// <summary>Reports each rendition and mail when it is first seen; false where a rendition failed.</summary>
    private static async Task<bool> FollowAsync(SmokeClient client, StudioPhoto photo, SmokeReport report, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>();
        await foreach (var sight in client.WatchAsync(photo, cancellationToken))
        {
            foreach (var rendition in sight.Photo.Renditions.Where(rendition => seen.Add(rendition.Name)))
                report.Hop(rendition.Name, $"SNS uploads, SQS {rendition.Name}, worker, S3: {await client.DescribeAsync(rendition, cancellationToken)}");
            foreach (var failure in sight.Photo.Failures.Where(failure => seen.Add(failure.Rendition)))
                report.Fail($"{failure.Rendition}: {failure.Reason}");
            foreach (var subject in sight.Mails.Where(seen.Add))
                report.Hop("notifier", $"SNS renditions, SQS notifier, SNS notifications, mail: {subject}");

            // "Received" and "ready" (or "failed") are the last to come.
            if (sight.Photo.IsFinished && (!client.CanReadMails || sight.Mails.Count >= 2)) return sight.Photo.Failures.Count == 0;
        }

        return false;
    }
}
