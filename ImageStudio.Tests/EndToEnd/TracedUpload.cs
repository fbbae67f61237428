using System.Diagnostics;
using System.Net;
using Aspire.Hosting.Testing;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Fixtures.Otlp;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.EndToEnd;

/// <summary>
/// One photo, sent once through a system of its own whose services export to a receiver in the test; then a while in which
/// workers poll for nothing, and an orderly stop, which flushes the exporters. The tests look at what was exported.
/// </summary>
public sealed class TracedUpload : IAsyncLifetime
{
    public const string FileName = "Traced.jpg";

    private const int IdlePolls = 3;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly string _traceId = ActivityTraceId.CreateRandom().ToHexString();
    private readonly string _callerId = ActivitySpanId.CreateRandom().ToHexString();
    private OtlpReceiver _receiver = null!;

    /// <summary>The trace that the request belongs to.</summary>
    internal TraceTree Tree { get; private set; } = null!;

    /// <summary>The bodies of the two mails.</summary>
    internal IReadOnlyList<InboxMail> Mails { get; private set; } = [];

    /// <summary>Everything that was exported, whatever its trace.</summary>
    internal IReadOnlyCollection<OtlpSpan> Spans => _receiver.Spans;

    internal IReadOnlyCollection<OtlpLog> Logs => _receiver.Logs;

    internal IReadOnlyCollection<OtlpMetric> Metrics => _receiver.Metrics;

    /// <summary>Spans that began while workers polled for nothing, each at least three times.</summary>
    internal IReadOnlyList<OtlpSpan> WhileIdle { get; private set; } = [];

    public async Task InitializeAsync()
    {
        using var deadline = new CancellationTokenSource(Limit);
        _receiver = await OtlpReceiver.StartAsync(deadline.Token);
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.ImageStudio_AppHost>(["--LocalAws:Persistence=Memory"], deadline.Token);
        _receiver.ReceiveFrom(builder.Configuration);
        builder.HaveWorkers("LongPoll", TimeSpan.FromSeconds(1));

        await using var app = await builder.BuildAsync(deadline.Token);
        await app.StartAsync(deadline.Token);
        foreach (var resource in ResourceNames.Services) await app.ResourceNotifications.WaitForResourceHealthyAsync(resource, deadline.Token);

        using var studio = await StudioDriver.ConnectAsync(app, app.GetEndpoint(ResourceNames.LocalAws, "http"), deadline.Token);
        await SendAsync(app.GetEndpoint(ResourceNames.Web, "http"), _traceId, _callerId, deadline.Token);
        Mails = await studio.MailsAsync(FileName, 2);
        await studio.QueuesAreEmptyAsync();

        var idleFrom = TimeProvider.System.GetUtcNow();
        await PollForNothingAsync(deadline.Token);
        var idleTo = TimeProvider.System.GetUtcNow();
        await app.StopAsync(deadline.Token);

        WhileIdle = [.. Spans.Where(span => span.Start > idleFrom && span.Start < idleTo)];
        Tree = new TraceTree(Spans.Where(span => span.TraceId == _traceId), _callerId);
    }

    public async Task DisposeAsync()
    {
        if (_receiver is not null) await _receiver.DisposeAsync();
    }

    /// <summary>Uploads a photo in a trace that its caller has begun.</summary>
    internal static async Task SendAsync(Uri address, string traceId, string callerId, CancellationToken cancellationToken)
    {
        // Nothing but the header below may tell Web of a trace.
        using var handler = new SocketsHttpHandler { ActivityHeadersPropagator = null };
        using var web = new HttpClient(handler) { BaseAddress = address };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/uploads?name={FileName}") { Content = new ByteArrayContent(TestPictures.Jpeg(1200, 800)) };
        request.Headers.Add("traceparent", $"00-{traceId}-{callerId}-01");
        using var response = await web.SendAsync(request, cancellationToken);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    // An idle poll leaves no span, but the HTTP client counts it.
    private async Task PollForNothingAsync(CancellationToken cancellationToken)
    {
        var before = ResourceNames.Workers.ToDictionary(worker => worker, Requests);
        while (ResourceNames.Workers.Any(worker => Requests(worker) < before[worker] + IdlePolls)) await Task.Delay(Interval, TimeProvider.System, cancellationToken);
    }

    private ulong Requests(string worker) =>
        Metrics.Where(metric => metric.Service == worker && metric.Name == "http.client.request.duration").Select(metric => metric.Measurements).DefaultIfEmpty().Max();
}
