using System.Security.Cryptography;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sns.Http;

namespace ImageStudio.LocalAws.Sns.Delivering;

/// <summary>Asks subscribers whether they want to be, and tells HTTP endpoints that they are no more.</summary>
internal sealed class Confirmations(IMailbox mailbox, HttpDeliveries http, HttpMessages httpMessages, TimeProvider time)
{
    private const int TokenLength = 256;

    /// <summary>What nobody can guess who did not get the question.</summary>
    public static string NewToken() => RandomNumberGenerator.GetHexString(TokenLength, lowercase: true);

    /// <summary>Sends the question with the link that says yes.</summary>
    public async Task AskAsync(Topic topic, Subscription subscription, CancellationToken cancellationToken)
    {
        if (subscription.IsHttp)
            await http.AddAsync(httpMessages.Confirmation(topic, subscription));
        else
            await mailbox.DeliverAsync(MailText.Confirmation(topic, subscription, time.GetUtcNow()), cancellationToken);
    }

    /// <summary>Tells an endpoint that its subscription has ended, with the link that takes it up again.</summary>
    public Task TellEndAsync(Topic topic, Subscription subscription, string token) => http.AddAsync(httpMessages.Farewell(topic, subscription, token));
}
