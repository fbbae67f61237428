using ImageStudio.AppHost;
using ImageStudio.AppHost.Smoke;
using ImageStudio.AppHost.Targets;

try
{
    var builder = DistributedApplication.CreateBuilder(args);

    // AWS: LocalAws on this machine, a LocalStack container, any other endpoint, or the cloud itself.
    var aws = builder.AddAwsTarget();

    // Bucket, topics and queues, and the subscriptions that join them.
    var resources = builder.AddAWSCloudFormationTemplate(ResourceNames.AwsResources, Template.PathOf(builder), ResourceNames.Stack)
        .WithNotificationEmail(aws)
        .ProvisionedBy(aws);

    // Photos come in and are shown; uploads go to the bucket, which tells the topic "uploads".
    var web = builder.AddProject<Projects.ImageStudio_Web>(ResourceNames.Web)
        .WithHttpEndpoint(port: Ports.Web(builder.Configuration))
        .WithHttpHealthCheck("/health")
        .Using(aws, resources);

    resources.WithAllowedOrigin(web.GetEndpoint("http"));

    // The topic fans out to three queues; each worker makes one rendition and announces it on the topic "renditions".
    var thumbnails = builder.AddWorker(ResourceNames.ThumbnailWorker, "thumbnail").Using(aws, resources);
    var webImages = builder.AddWorker(ResourceNames.WebWorker, "web").Using(aws, resources);
    var mobileImages = builder.AddWorker(ResourceNames.MobileWorker, "mobile").Using(aws, resources);

    // What was uploaded and what became of it goes out by mail.
    var notifier = builder.AddWorker(ResourceNames.Notifier, "notifier").Using(aws, resources)
        .WithEnvironment("Notifier__GalleryUrl", web.GetEndpoint("http"));

    // ./run --smoke sends one picture through all of this.
    builder.AddSmokeTest(web, aws.Inbox);

    builder.Build().Run();
}
catch (DistributedApplicationException fault) when (Faults.AreOursToTell)
{
    Faults.Tell(fault);
}
