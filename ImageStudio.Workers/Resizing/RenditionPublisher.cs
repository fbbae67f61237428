using System.Text.Json;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;

namespace ImageStudio.Workers.Resizing;

/// <summary>Announces renditions on the topic <c>renditions</c>.</summary>
internal sealed class RenditionPublisher(IAmazonSimpleNotificationService sns, AwsResources resources)
{
    public Task PublishAsync(RenditionEvent rendition, CancellationToken cancellationToken) => sns.PublishTracedAsync(
        new PublishRequest(resources.RenditionsTopicArn, JsonSerializer.Serialize(rendition, ContractsJsonContext.Default.RenditionEvent)),
        ("rendition", rendition.Rendition),
        cancellationToken);
}
