using System.Text.Json;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;

namespace ImageStudio.Workers.Resizing;

/// <summary>Announces renditions on the topic <c>renditions</c>.</summary>
internal sealed class RenditionPublisher(IAmazonSimpleNotificationService sns, AwsResources resources)
{
    public async Task PublishAsync(RenditionEvent rendition, CancellationToken cancellationToken)
    {
        var topic = resources.RenditionsTopicArn;
        using var span = TopicSpan.Start(topic);
        await sns.PublishAsync(new PublishRequest(topic, JsonSerializer.Serialize(rendition, ContractsJsonContext.Default.RenditionEvent))
        {
            MessageAttributes = TopicSpan.Attributes(("rendition", rendition.Rendition)),
        }, cancellationToken);
    }
}
