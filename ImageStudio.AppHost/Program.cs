using ImageStudio.AppHost;
using ImageStudio.AppHost.Commands;
using ImageStudio.AppHost.Smoke;
using ImageStudio.AppHost.Targets;

try
{
    var builder = DistributedApplication.CreateBuilder(args);
    Settings.ThrowIfWrong(builder.Configuration);

    // AWS: LocalAws on this machine, a LocalStack container, any other endpoint, or the cloud itself.
    var aws = builder.AddAwsTarget();
    var limits = new Limits(builder);

    // Bucket, topics and queues, and the subscriptions that join them.
    var resources = builder.AddAWSCloudFormationTemplate(ResourceNames.AwsResources, Template.PathOf(builder), ResourceNames.Stack)
        .WithNotificationEmail(aws)
        .ProvisionedBy(aws);

    // Photos come in and are shown; uploads go to the bucket, which tells the topic "uploads".
    var web = builder.AddProject<Projects.ImageStudio_Web>(ResourceNames.Web)
        .WithHttpEndpoint(port: Ports.Web(builder.Configuration))
        .WithHttpHealthCheck("/health")
        .WithUrlForEndpoint("http", url => url.DisplayText = "Gallery")
        .WithUrlForEndpoint("http", _ => new ResourceUrlAnnotation { Url = "/openapi/v1.json", DisplayText = "OpenAPI" })
        .LeadingToTraces()
        .WithSignIn()
        .Using(aws, resources);

    resources.WithAllowedOrigin(web.GetEndpoint("http"));

    // The topic fans out to three queues; each worker makes one rendition and announces it on the topic "renditions".
    var thumbnails = builder.AddWorker(ResourceNames.ThumbnailWorker, "thumbnail").Using(aws, resources);
    var webImages = builder.AddWorker(ResourceNames.WebWorker, "web").Using(aws, resources);
    var mobileImages = builder.AddWorker(ResourceNames.MobileWorker, "mobile").Using(aws, resources);

    // What was uploaded and what became of it goes out by mail.
    var notifier = builder.AddWorker(ResourceNames.Notifier, "notifier").Using(aws, resources)
        .WithEnvironment("Notifier__GalleryUrl", web.GetEndpoint("http"));

    // The same limits hold where photos come in and where they are worked on.
    limits.OfUploads(web);
    foreach (var worker in new[] { thumbnails, webImages, mobileImages }) limits.OfImaging(worker);

    // What the dashboard offers to do.
    web.WithSamplePhotoCommand();
    resources.WithForgetCommand(aws);
    var queues = new QueueCommands(aws, resources, web);
    queues.AddTo(thumbnails, "thumbnail");
    queues.AddTo(webImages, "web");
    queues.AddTo(mobileImages, "mobile");
    queues.AddTo(notifier, "notifier");

    // ./run --smoke sends one picture through all of this.
    builder.AddSmokeTest(web, aws.Inbox);

    builder.Build().Run();
}
catch (DistributedApplicationException fault) when (Faults.AreOursToTell)
{
    Faults.Tell(fault);
}
