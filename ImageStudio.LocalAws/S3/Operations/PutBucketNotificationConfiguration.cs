using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Notifications;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

/// <param name="Bucket">The bucket.</param>
/// <param name="Configuration">Replaces the whole configuration.</param>
internal sealed record PutBucketNotificationConfigurationRequest(string Bucket, NotificationConfiguration Configuration)
{
    /// <summary>Leaves out the check that targets exist and let the bucket in.</summary>
    public bool SkipDestinationValidation { get; init; }
}

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html</summary>
internal sealed class PutBucketNotificationConfiguration(S3Store store, NotificationTargets targets) : IOperation<PutBucketNotificationConfigurationRequest, Nothing>
{
    public async ValueTask<Nothing> ExecuteAsync(PutBucketNotificationConfigurationRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        store.GetBucket(request.Bucket);
        var wanted = request.Configuration.Targets;
        CheckRules(wanted);
        if (!request.SkipDestinationValidation)
        {
            foreach (var target in wanted)
                targets.Check(request.Bucket, target);
            // S3 tells every target of a configuration before it takes effect, and refuses it where that fails.
            foreach (var target in wanted.DistinctBy(t => t.Arn))
                await targets.TestAsync(request.Bucket, target, caller, cancellationToken);
        }
        await store.ConfigureAsync(request.Bucket, settings => settings with { Notifications = request.Configuration });
        return Nothing.Value;
    }

    private static void CheckRules(IReadOnlyList<NotificationTarget> targets)
    {
        if (targets.SelectMany(t => t.Events).FirstOrDefault(e => !NotificationRules.IsEventType(e)) is { } unknown)
            throw S3Errors.InvalidArgument("The event is not supported for notifications", "Event", unknown);
        if (targets.Any(t => t.Events.Count == 0))
            throw S3Errors.MalformedXML();
        if (targets.GroupBy(t => t.Id, StringComparer.Ordinal).Any(g => g.Count() > 1))
            throw S3Errors.InvalidArgument("Same ID used for multiple configurations. IDs must be unique");
        for (var i = 0; i < targets.Count; i++)
            if (targets.Skip(i + 1).Any(other => NotificationRules.Overlap(targets[i], other)))
                throw S3Errors.InvalidArgument("Configurations overlap. Configurations on the same bucket cannot share a common event type.");
    }
}
