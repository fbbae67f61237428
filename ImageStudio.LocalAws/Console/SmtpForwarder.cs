using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace ImageStudio.LocalAws.Console;

/// <summary>
/// Hands mails on to a mail server, where one is configured, in the order of their sending. What the server does not take
/// is tried again, after a restart too.
/// </summary>
internal sealed partial class SmtpForwarder(Inbox inbox, IOptions<SmtpOptions> options, TimeProvider time, ILogger<SmtpForwarder> logger) : BackgroundService
{
    private readonly SmtpOptions _options = options.Value;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (string.IsNullOrEmpty(_options.Host))
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            var (mails, arrival) = inbox.Unforwarded();
            var failed = false;
            foreach (var mail in mails)
                failed |= !await TryForwardAsync(mail, stoppingToken);
            if (failed)
                await Task.Delay(_options.RetryDelay, time, stoppingToken);
            else
                await arrival.WaitAsync(stoppingToken);
        }
    }

    private async Task<bool> TryForwardAsync(InboxMail mail, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new SmtpClient(_options.Host, _options.Port) { EnableSsl = _options.UseTls };
            if (_options.UserName is not null)
                client.Credentials = new NetworkCredential(_options.UserName, _options.Password);
            using var message = new MailMessage(_options.From ?? mail.From, mail.To) { Subject = OneLine(mail.Subject), Body = mail.Body };
            await client.SendMailAsync(message, cancellationToken);
        }
        catch (FormatException exception)
        {
            // An address that is none stays one: it would hold up nothing but itself, for ever.
            Log.Unusable(logger, mail.MessageId, exception);
        }
        catch (SmtpException exception)
        {
            Log.Refused(logger, mail.MessageId, _options.Host!, exception);
            return false;
        }
        await inbox.MarkForwardedAsync(mail, cancellationToken);
        return true;
    }

    private static string OneLine(string subject) => string.Concat(subject.Select(c => char.IsControl(c) ? ' ' : c));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Mail of message {MessageId} was not taken by {Host}; it is tried again.")]
        public static partial void Refused(ILogger logger, string messageId, string host, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "Mail of message {MessageId} has an address that cannot be sent to; it stays in the inbox.")]
        public static partial void Unusable(ILogger logger, string messageId, Exception exception);
    }
}
