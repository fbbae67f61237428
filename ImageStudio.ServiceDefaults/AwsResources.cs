using Microsoft.Extensions.Options;

namespace ImageStudio.ServiceDefaults;

/// <summary>
/// What the CloudFormation stack has made, by the names of its outputs; the AppHost hands them over as
/// <c>AWS__Resources__{output}</c>.
/// </summary>
public sealed class AwsResources
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "AWS:Resources";

    /// <summary>Bucket of uploads and renditions.</summary>
    public string BucketName { get; set; } = "";

    /// <summary>Topic of S3's events about uploads.</summary>
    public string UploadsTopicArn { get; set; } = "";

    /// <summary>Topic of the workers' announcements.</summary>
    public string RenditionsTopicArn { get; set; } = "";

    /// <summary>Topic of mails to people.</summary>
    public string NotificationsTopicArn { get; set; } = "";

    /// <summary>Queue of the thumbnail worker.</summary>
    public string ThumbnailQueueUrl { get; set; } = "";

    /// <summary>Queue of the web worker.</summary>
    public string WebQueueUrl { get; set; } = "";

    /// <summary>Queue of the mobile worker.</summary>
    public string MobileQueueUrl { get; set; } = "";

    /// <summary>Queue of the notifier.</summary>
    public string NotifierQueueUrl { get; set; } = "";

    /// <summary>Messages that the thumbnail worker could not handle.</summary>
    public string ThumbnailDeadLetterQueueUrl { get; set; } = "";

    /// <summary>Messages that the web worker could not handle.</summary>
    public string WebDeadLetterQueueUrl { get; set; } = "";

    /// <summary>Messages that the mobile worker could not handle.</summary>
    public string MobileDeadLetterQueueUrl { get; set; } = "";

    /// <summary>Messages that the notifier could not handle.</summary>
    public string NotifierDeadLetterQueueUrl { get; set; } = "";
}

/// <summary>Names every missing output at once.</summary>
internal sealed class AwsResourcesValidator(IReadOnlyList<string> required) : IValidateOptions<AwsResources>
{
    public ValidateOptionsResult Validate(string? name, AwsResources options)
    {
        var faults = required.Where(output => Value(options, output).Length == 0).Select(Explain).ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string Value(AwsResources options, string output) =>
        (string?)typeof(AwsResources).GetProperty(output)?.GetValue(options) ?? throw new ArgumentException($"AwsResources has no '{output}'.");

    private static string Explain(string output) =>
        $"{AwsResources.Section}:{output} is not set. The AppHost sets it from the stack's output of that name; without the AppHost, set the environment variable AWS__Resources__{output}.";
}
