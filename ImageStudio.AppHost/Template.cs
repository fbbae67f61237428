using Aspire.Hosting.AWS.CloudFormation;
using ImageStudio.AppHost.Targets;

namespace ImageStudio.AppHost;

/// <summary>The CloudFormation template and its parameters.</summary>
internal static class Template
{
    public const string FileName = "image-studio.template.json";

    private const string NotificationEmail = nameof(NotificationEmail);
    private const string AllowedOrigins = nameof(AllowedOrigins);
    private const string EmailSetting = "Notifications:Email";

    /// <summary>Absolute, because the working directory differs between a start and a test.</summary>
    public static string PathOf(IDistributedApplicationBuilder builder) => Path.Combine(builder.AppHostDirectory, FileName);

    /// <summary>Who gets the mails: <c>Notifications:Email</c>, or what the target can do without asking anybody.</summary>
    public static IResourceBuilder<ICloudFormationTemplateResource> WithNotificationEmail(this IResourceBuilder<ICloudFormationTemplateResource> stack, AwsTarget aws) =>
        stack.WithParameter(NotificationEmail, stack.ApplicationBuilder.Configuration[EmailSetting] ?? aws.DefaultNotificationEmail);

    /// <summary>Lets pages from the endpoint upload to presigned URLs.</summary>
    public static void WithAllowedOrigin(this IResourceBuilder<ICloudFormationTemplateResource> stack, EndpointReference page) =>
        stack.ApplicationBuilder.Eventing.Subscribe<ResourceEndpointsAllocatedEvent>(page.Resource, (_, _) =>
        {
            stack.Resource.AddParameter(AllowedOrigins, page.Url);
            return Task.CompletedTask;
        });
}
