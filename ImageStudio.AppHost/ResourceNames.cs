namespace ImageStudio.AppHost;

/// <summary>Names of the resources, in flow order: in the logs, in the traces and in the tests.</summary>
public static class ResourceNames
{
    /// <summary>The embedded AWS emulator (target Local).</summary>
    public const string LocalAws = "localaws";

    /// <summary>The LocalStack container (target LocalStack).</summary>
    public const string LocalStack = "localstack";

    /// <summary>The CloudFormation stack as a resource of the AppHost.</summary>
    public const string AwsResources = "aws-resources";

    /// <summary>The upload front end and gallery.</summary>
    public const string Web = "web";

    /// <summary>Makes thumbnails.</summary>
    public const string ThumbnailWorker = "thumbnail-worker";

    /// <summary>Makes pictures for web pages.</summary>
    public const string WebWorker = "web-worker";

    /// <summary>Makes pictures for phones.</summary>
    public const string MobileWorker = "mobile-worker";

    /// <summary>Sends the mails.</summary>
    public const string Notifier = "notifier";

    /// <summary>The name of the CloudFormation stack; it begins the names of everything in it.</summary>
    public const string Stack = "image-studio";

    /// <summary>The processes that work off a queue.</summary>
    public static IReadOnlyList<string> Workers { get; } = [ThumbnailWorker, WebWorker, MobileWorker, Notifier];

    /// <summary>The processes of ImageStudio on every target.</summary>
    public static IReadOnlyList<string> Services { get; } = [Web, .. Workers];
}
