using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using ImageStudio.ServiceDefaults;

namespace ImageStudio.Workers.Notifying;

/// <summary>Sends mails through the topic <c>notifications</c>.</summary>
internal sealed class MailPublisher(IAmazonSimpleNotificationService sns, AwsResources resources)
{
    public Task PublishAsync(Mail mail, CancellationToken cancellationToken) =>
        sns.PublishTracedAsync(new PublishRequest(resources.NotificationsTopicArn, mail.Text, mail.Subject), ("kind", mail.Kind), cancellationToken);
}
