using System.Net;
using System.Net.Sockets;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Console;
using ImageStudio.LocalAws.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ImageStudio.Tests.LocalAws.Console;

public class SmtpForwarderTests
{
    [Fact]
    public async Task Mail_HostConfigured_ReachesTheMailServerAndIsMarked()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var inbox = new Inbox(new MemoryJournals());
        var options = Options.Create(new SmtpOptions { Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port });
        using var forwarder = new SmtpForwarder(inbox, options, TimeProvider.System, NullLogger<SmtpForwarder>.Instance);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));

        await forwarder.StartAsync(deadline.Token);
        await inbox.DeliverAsync(new Mail("me@studio.example", "ImageStudio <no-reply@sns.amazonaws.com>", "Your photo\r\nBcc: x@evil.example", "is ready")
        {
            MessageId = "1",
            Topic = Arn.Of("sns", "eu-west-1", "000000000000", "notifications"),
            SentAt = DateTimeOffset.UnixEpoch,
        }, deadline.Token);
        var (recipients, data) = await TakeMailAsync(listener, deadline.Token);
        while (inbox.Unforwarded().Mails.Count > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, deadline.Token);
        await forwarder.StopAsync(deadline.Token);

        Assert.Equal(["RCPT TO:<me@studio.example>"], recipients);
        Assert.Contains("is ready", data);
        Assert.DoesNotContain(data, line => line.StartsWith("Bcc:", StringComparison.OrdinalIgnoreCase));
    }

    // As much of a mail server as it takes to be given one mail.
    private static async Task<(List<string> Recipients, List<string> Data)> TakeMailAsync(TcpListener listener, CancellationToken cancellationToken)
    {
        using var client = await listener.AcceptTcpClientAsync(cancellationToken);
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 test");
        var (recipients, data) = (new List<string>(), new List<string>());
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("RCPT", StringComparison.Ordinal))
                recipients.Add(line);
            if (line == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                while (await reader.ReadLineAsync(cancellationToken) is { } text && text != ".")
                    data.Add(text);
            }
            await writer.WriteLineAsync(line == "QUIT" ? "221 bye" : "250 OK");
            if (line == "QUIT" || data.Count > 0)
                break;
        }
        return (recipients, data);
    }
}
