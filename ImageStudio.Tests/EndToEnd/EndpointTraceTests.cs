using System.Diagnostics;
using Aspire.Hosting.Testing;
using ImageStudio.Tests.Fixtures;
using ImageStudio.Tests.Fixtures.Otlp;
using Xunit.Abstractions;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.EndToEnd;

/// <summary>Where the services of AWS have no spans of their own, metadata and message attributes hold the trace together.</summary>
[Collection(OnEndpoint.Name), NeedsTool(MotoServer.ToolName)]
public class EndpointTraceTests(MotoStudio moto, ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    [TargetFact]
    public async Task On_moto_an_upload_is_one_trace_from_the_request_to_the_last_mail()
    {
        using var deadline = new CancellationTokenSource(Limit);
        var (trace, caller) = (ActivityTraceId.CreateRandom().ToHexString(), ActivitySpanId.CreateRandom().ToHexString());

        await TracedUpload.SendAsync(moto.App.GetEndpoint(ResourceNames.Web, "http"), trace, caller, deadline.Token);
        var tree = await ExportedAsync(trace, caller, deadline.Token);

        output.WriteLine(tree.ToString());
        Assert.Equal("web: POST /api/uploads/", $"{tree.Spans[0].Service}: {tree.Spans[0].Name}");
        Assert.Equal(ResourceNames.Services.Order(), tree.Spans.Select(span => span.Service).Distinct().Order());
        foreach (var worker in ResourceNames.Workers)
        {
            var work = tree.Spans.Where(span => span.Service == worker && span.Kind is ActivityKind.Consumer).ToList();
            Assert.Equal(worker == ResourceNames.Notifier ? 4 : 1, work.Count(IsDone));
            Assert.All(work, span => Assert.Equal($"process {span["messaging.destination.name"]}", span.Name));
            // By the photo's metadata, which Web wrote, or by the attributes of what a worker sent.
            Assert.All(work, span => Assert.Contains(tree.Ancestors(span), ancestor => ancestor.Service == ResourceNames.Web || ancestor.Kind is ActivityKind.Producer));
        }

        Assert.Equal(3, tree.Spans.Count(span => span.Name.StartsWith("render ", StringComparison.Ordinal)));
        Assert.Equal(3, tree.Spans.Count(span => span.Name == $"send {ResourceNames.Stack}-renditions"));
        Assert.DoesNotContain(tree.Spans, span => span.Status is ActivityStatusCode.Error);
    }

    private static bool IsDone(OtlpSpan span) => span["imagestudio.outcome"] == "done";

    /// <summary>Exporters send once in a second; all is there when the last mail has left, open pages know, and no span lacks its parent.</summary>
    private async Task<TraceTree> ExportedAsync(string trace, string caller, CancellationToken cancellationToken)
    {
        while (true)
        {
            var tree = new TraceTree(moto.Telemetry.Spans.Where(span => span.TraceId == trace), caller);
            if (IsWhole(tree)) return tree;
            Assert.False(cancellationToken.IsCancellationRequested, $"after {Limit.TotalSeconds} s the trace is{Environment.NewLine}{tree}");
            await Task.Delay(Interval, TimeProvider.System, CancellationToken.None);
        }
    }

    // Of what S3 announces itself nothing reaches open pages with a context; each rendition does.
    private static bool IsWhole(TraceTree tree) =>
        tree.Spans.Count(span => span.Name == $"send {ResourceNames.Stack}-notifications") == 2
        && tree.Spans.Count(IsDone) == 7
        && tree.Spans.Count(span => span.Service == ResourceNames.Web && span.Kind is ActivityKind.Consumer) == 3
        && !tree.Orphans.Any();
}
