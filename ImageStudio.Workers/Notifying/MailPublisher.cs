using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using ImageStudio.ServiceDefaults;

namespace ImageStudio.Workers.Notifying;

/// <summary>Sends mails through the topic <c>notifications</c>.</summary>
internal sealed class MailPublisher(IAmazonSimpleNotificationService sns, AwsResources resources)
{
    public async Task PublishAsync(Mail mail, CancellationToken cancellationToken)
    {
        var topic = resources.NotificationsTopicArn;
        using var span = TopicSpan.Start(topic);
        await sns.PublishAsync(new PublishRequest(topic, mail.Text, mail.Subject)
        {
            MessageAttributes = TopicSpan.Attributes(("kind", mail.Kind)),
        }, cancellationToken);
    }
}
