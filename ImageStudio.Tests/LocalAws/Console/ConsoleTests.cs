using System.Net;
using AngleSharp.Html.Parser;
using ImageStudio.LocalAws;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Console;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.LocalAws.Console;

public class ConsoleTests
{
    [Fact]
    public async Task Root_ForABrowser_LeadsToThePageAndForAClientStaysS3()
    {
        await using var server = await LocalAwsServer.StartAsync();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.Url };

        using var browser = new HttpRequestMessage(HttpMethod.Get, "/");
        browser.Headers.Add("Accept", "text/html,application/xhtml+xml");
        using var redirect = await http.SendAsync(browser);
        Assert.Equal("/_localaws/", redirect.Headers.Location?.ToString());

        Assert.Contains("ListAllMyBucketsResult", await http.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_HostileMail_IsTextAndItsLinksAreOnlyLinks()
    {
        await using var server = await LocalAwsServer.StartAsync();
        const string Body = "<img src=x onerror=alert(1)> see http://localhost:5080/a?b=1&c=\"onclick=\"x\" and javascript:alert(1) or https://example.com/x.";
        await DeliverAsync(server, Mail("1", "<script>alert(1)</script>", Body));
        using var http = new HttpClient { BaseAddress = server.Url };

        using var answer = await http.GetAsync("/_localaws/");
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script:not([src='/_localaws/console.js']), img, [onclick], [onerror]"));
        Assert.Equal(Body, page.QuerySelector("pre")!.TextContent);
        Assert.Equal(["http://localhost:5080/a?b=1&c=", "https://example.com/x"], page.QuerySelectorAll("pre a").Select(a => a.GetAttribute("href")));
        Assert.Equal("<script>alert(1)</script>", page.QuerySelector("summary strong")!.TextContent);
    }

    [Fact]
    public async Task Pages_ForeignHostName_AreRefused()
    {
        await using var server = await LocalAwsServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Url };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_localaws/api/inbox");
        request.Headers.Host = "rebound.example";

        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Inbox_MailDeliveredTwice_IsKeptOnceAndOutlivesTheServer()
    {
        var data = Directory.CreateTempSubdirectory("imagestudio-").FullName;
        try
        {
            void Durable(LocalAwsOptions options) => (options.Persistence, options.DataDirectory) = (Persistence.Disk, data);
            await using (var server = await LocalAwsServer.StartAsync(Durable))
            {
                await DeliverAsync(server, Mail("1", "first", "a"));
                await DeliverAsync(server, Mail("2", "second", "b"));
                await DeliverAsync(server, Mail("2", "second", "b"));
            }
            await using var again = await LocalAwsServer.StartAsync(Durable);
            Assert.Equal(["second", "first"], again.Services.GetRequiredService<Inbox>().Mails.Select(m => m.Subject));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task Inbox_Full_LosesTheOldest()
    {
        await using var server = await LocalAwsServer.StartAsync();
        for (var i = 0; i <= Inbox.Capacity; i++)
            await DeliverAsync(server, Mail($"{i}", $"mail {i}", ""));

        var mails = server.Services.GetRequiredService<Inbox>().Mails;
        Assert.Equal((Inbox.Capacity, $"mail {Inbox.Capacity}", "mail 1"), (mails.Count, mails[0].Subject, mails[^1].Subject));
    }

    [Fact]
    public async Task Inbox_Deleted_IsEmptyAndAPageElsewhereMayNot()
    {
        await using var server = await LocalAwsServer.StartAsync();
        await DeliverAsync(server, Mail("1", "gone", ""));
        using var http = new HttpClient { BaseAddress = server.Url };
        using var asked = new HttpRequestMessage(HttpMethod.Options, "/_localaws/api/inbox");
        asked.Headers.Add("Origin", "https://elsewhere.example");
        asked.Headers.Add("Access-Control-Request-Method", "DELETE");

        using var may = await http.SendAsync(asked);
        using var deleted = await http.DeleteAsync(new Uri("/_localaws/api/inbox", UriKind.Relative));

        Assert.False(may.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Empty(server.Services.GetRequiredService<Inbox>().Mails);
    }

    private static Mail Mail(string id, string subject, string body) =>
        new("me@studio.example", "ImageStudio <no-reply@sns.amazonaws.com>", subject, body)
        {
            MessageId = id,
            Topic = Arn.Of("sns", "eu-west-1", "000000000000", "notifications"),
            SentAt = DateTimeOffset.UnixEpoch,
        };

    private static ValueTask DeliverAsync(LocalAwsServer server, Mail mail) =>
        server.Services.GetRequiredService<IMailbox>().DeliverAsync(mail, CancellationToken.None);
}
