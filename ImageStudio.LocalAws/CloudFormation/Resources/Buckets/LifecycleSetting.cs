using System.Globalization;
using System.Text.Json.Nodes;
using ImageStudio.LocalAws.S3.Operations;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.CloudFormation.Resources.Buckets;

/// <summary><c>LifecycleConfiguration</c>: rules that end objects or unfinished uploads, of a prefix or of all.</summary>
internal sealed class LifecycleSetting(PutBucketLifecycleConfiguration put, DeleteBucketLifecycle delete) : IBucketSetting
{
    public string Property => "LifecycleConfiguration";

    public async ValueTask ApplyAsync(string bucket, JsonNode? value, ResourceDefinition definition, CancellationToken cancellationToken)
    {
        if (value is null)
        {
            await delete.ExecuteAsync(new DeleteBucketLifecycleRequest(bucket), definition.Caller, cancellationToken);
            return;
        }

        var rules = this.Objects(this.Object(value, "Rules"), "Rules", "Id", "Status", "Prefix", "ExpirationInDays", "ExpirationDate", "AbortIncompleteMultipartUpload");
        await put.ExecuteAsync(new PutBucketLifecycleConfigurationRequest(bucket, [.. rules.Select(Rule)]), definition.Caller, cancellationToken);
    }

    private LifecycleRule Rule(JsonObject rule, int index)
    {
        var uploads = rule["AbortIncompleteMultipartUpload"] is { } abort ? this.Object(abort, "DaysAfterInitiation") : null;
        return new LifecycleRule(rule.Text("Id") ?? $"rule-{index + 1}", rule.Text("Status") == "Enabled")
        {
            Prefix = rule.Text("Prefix") ?? "",
            ExpirationDays = Days(rule, "ExpirationInDays"),
            ExpirationDate = Date(rule, "ExpirationDate"),
            AbortUploadsAfterDays = uploads is null ? null : Days(uploads, "DaysAfterInitiation"),
        };
    }

    private static int? Days(JsonObject parent, string name) => parent.Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days
        : throw CloudFormationErrors.Validation($"{name} {text} is not a number of days.");

    private static DateTimeOffset? Date(JsonObject parent, string name) => parent.Text(name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date
        : throw CloudFormationErrors.Validation($"{name} {text} is not a date.");
}
