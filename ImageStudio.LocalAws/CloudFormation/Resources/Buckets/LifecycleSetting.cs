using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Resources.Buckets;

/// <summary>
/// <c>LifecycleConfiguration</c>: only rules that abort unfinished uploads are taken, with a warning, as nothing here runs
/// by the day; a rule that would expire objects is refused.
/// </summary>
internal sealed partial class LifecycleSetting(ILogger<LifecycleSetting> logger) : IBucketSetting
{
    public string Property => "LifecycleConfiguration";

    public ValueTask ApplyAsync(string bucket, JsonNode? value, ResourceDefinition definition, CancellationToken cancellationToken)
    {
        if (value is not null)
        {
            foreach (var rule in this.Objects(this.Object(value, "Rules"), "Rules", "Id", "Status", "Prefix", "AbortIncompleteMultipartUpload"))
                Log.NotCarriedOut(logger, rule.Text("Id") ?? "(unnamed)", bucket);
        }
        return ValueTask.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Lifecycle rule {Rule} of bucket {Bucket} is accepted but not carried out: unfinished uploads stay until they are aborted.")]
        public static partial void NotCarriedOut(ILogger logger, string rule, string bucket);
    }
}
