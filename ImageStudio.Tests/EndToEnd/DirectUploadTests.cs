using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Aspire.Hosting.Testing;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Fixtures.Otlp;
using ImageStudio.Web.Uploads;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.EndToEnd;

/// <summary>What the page does: it gets a ticket from Web and posts the photo straight to S3.</summary>
[Collection(OnLocal.Name)]
public sealed class DirectUploadTests(LocalStudio local)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task A_photo_posted_straight_to_S3_is_one_trace_from_the_ticket_to_the_three_renditions()
    {
        using var deadline = new CancellationTokenSource(Limit);
        var (trace, caller) = (ActivityTraceId.CreateRandom().ToHexString(), ActivitySpanId.CreateRandom().ToHexString());

        await SendAsync(TestPictures.Jpeg(900, 600), trace, caller, deadline.Token);
        var tree = await ExportedAsync(trace, caller, deadline.Token);

        var stored = Assert.Single(tree.Spans, span => span.Name == "S3.PostObject");
        Assert.Contains(tree.Ancestors(stored), span => span.Service == ResourceNames.Web);
        var announced = Assert.Single(tree.Spans, span => span.Name == $"deliver {ResourceNames.Stack}-uploads");
        Assert.Contains(stored, tree.Ancestors(announced));
    }

    private async Task SendAsync(byte[] picture, string trace, string caller, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { ActivityHeadersPropagator = null };
        using var browser = new HttpClient(handler) { BaseAddress = local.App.GetEndpoint(ResourceNames.Web, "http") };
        using var asking = new HttpRequestMessage(HttpMethod.Post, "/api/uploads/tickets") { Content = JsonContent.Create(new TicketRequest("Straight.jpg", "image/jpeg", picture.Length)) };
        asking.Headers.Add("traceparent", $"00-{trace}-{caller}-01");
        using var answer = await browser.SendAsync(asking, cancellationToken);
        var ticket = (await answer.Content.ReadFromJsonAsync<UploadTicket>(cancellationToken))!;

        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in ticket.Fields) form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(picture), "file", "Straight.jpg");
        using var posting = new HttpRequestMessage(HttpMethod.Post, ticket.Url) { Content = form };
        posting.Headers.Add("traceparent", ticket.Fields["x-amz-meta-traceparent"]);
        using var posted = await browser.SendAsync(posting, cancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, posted.StatusCode);
    }

    private async Task<TraceTree> ExportedAsync(string trace, string caller, CancellationToken cancellationToken)
    {
        while (true)
        {
            var tree = new TraceTree(local.Telemetry.Spans.Where(span => span.TraceId == trace), caller);
            if (tree.Spans.Count(span => span.Name.StartsWith("render ", StringComparison.Ordinal)) == 3 && tree.Spans.Any(span => span.Name == "S3.PostObject") && !tree.Orphans.Any()) return tree;
            Assert.False(cancellationToken.IsCancellationRequested, $"after {Limit.TotalSeconds} s the trace is{Environment.NewLine}{tree}");
            await Task.Delay(Interval, TimeProvider.System, CancellationToken.None);
        }
    }
}
