using System.Diagnostics;
using ImageStudio.Contracts;
using ImageStudio.Tests.Fixtures.Otlp;
using Xunit.Abstractions;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.EndToEnd;

/// <summary>One upload is one trace, from the browser's request to the last mail.</summary>
public class TraceTests(TracedUpload upload, ITestOutputHelper output) : IClassFixture<TracedUpload>
{
    private const string Topic = ResourceNames.Stack + "-uploads";
    private const string Announcements = ResourceNames.Stack + "-renditions";
    private const string Notifications = ResourceNames.Stack + "-notifications";
    private const string LiveQueues = $"{Topic}-live-{{instance}}";
    private const string NotifierQueue = ResourceNames.Stack + "-notifier";

    private static readonly (string Service, string Queue)[] Resizers =
    [
        (ResourceNames.ThumbnailWorker, ResourceNames.Stack + "-thumbnail"),
        (ResourceNames.WebWorker, ResourceNames.Stack + "-web"),
        (ResourceNames.MobileWorker, ResourceNames.Stack + "-mobile"),
    ];

    [Fact]
    public void An_upload_is_one_trace_from_the_request_to_the_last_mail()
    {
        output.WriteLine(upload.Tree.ToString());

        Assert.Empty(upload.Tree.Orphans);
        Assert.Equal("web: POST /api/uploads/", $"{upload.Tree.Spans[0].Service}: {upload.Tree.Spans[0].Name}");
        Assert.Equal(
            [ResourceNames.LocalAws, ResourceNames.MobileWorker, ResourceNames.Notifier, ResourceNames.ThumbnailWorker, ResourceNames.Web, ResourceNames.WebWorker],
            upload.Tree.Spans.Select(span => span.Service).Distinct().Order());

        OneWay("web: POST /api/uploads/", "web: PUT", "localaws: S3.PutObject", $"localaws: deliver {Topic}");
        foreach (var (worker, queue) in Resizers)
        {
            OneWay($"localaws: deliver {Topic}", $"localaws: deliver {queue}", $"{worker}: process {queue}");
            OneWay($"{worker}: process {queue}", $"{worker}: PUT", "localaws: S3.PutObject");
            OneWay($"{worker}: process {queue}", $"{worker}: send {Announcements}", $"{worker}: POST", "localaws: SNS.Publish", $"localaws: deliver {NotifierQueue}");
            OneWay($"{worker}: send {Announcements}", $"notifier: process {NotifierQueue}");
            OneWay($"{worker}: send {Announcements}", $"web: process {LiveQueues}");
        }

        OneWay($"localaws: deliver {Topic}", $"localaws: deliver {NotifierQueue}", $"notifier: process {NotifierQueue}");
        OneWay($"notifier: process {NotifierQueue}", $"notifier: send {Notifications}", "notifier: POST", "localaws: SNS.Publish", "localaws: deliver email");
        Assert.Equal(4, Named($"process {NotifierQueue}").Count(span => span["imagestudio.outcome"] == "done"));
        Assert.Equal(2, Named("deliver email").Count);
        // What S3 announced, and the three renditions, on their way to open pages.
        Assert.Equal(4, Named($"process {LiveQueues}").Count);
    }

    [Fact]
    public void Nothing_that_services_did_hangs_in_the_air()
    {
        var ids = upload.Spans.Select(span => span.SpanId).ToHashSet();
        // The AppHost and the test itself call LocalAws too, and what they do is not exported.
        var traces = upload.Spans.Where(span => span.Service != ResourceNames.LocalAws).Select(span => span.TraceId).ToHashSet();

        Assert.Empty(upload.Spans.Where(span => traces.Contains(span.TraceId) && span.ParentId.Length > 0 && !ids.Contains(span.ParentId)).Except(upload.Tree.Spans));
    }

    [Fact]
    public void Requests_are_named_by_method_and_route_and_say_how_they_ended()
    {
        var request = Assert.Single(Named("POST /api/uploads/"));

        Assert.Equal(ActivityKind.Server, request.Kind);
        Assert.Equal("POST", request["http.request.method"]);
        Assert.Equal("/api/uploads/", request["http.route"]);
        Assert.Equal("201", request["http.response.status_code"]);
        Assert.All(Of("System.Net.Http"), call => Assert.Equal((ActivityKind.Client, call.Name), (call.Kind, call["http.request.method"])));
        Assert.All(Of("System.Net.Http"), call => Assert.NotNull(call["http.response.status_code"]));
    }

    /// <summary>https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/</summary>
    [Fact]
    public void Messaging_spans_follow_the_conventions()
    {
        foreach (var (operation, type, kind) in new[]
        {
            ("process", "process", ActivityKind.Consumer), ("receive", "receive", ActivityKind.Client), ("settle", "settle", ActivityKind.Client),
            ("send", "send", ActivityKind.Producer), ("deliver", "send", ActivityKind.Producer),
        })
        {
            var spans = upload.Tree.Spans.Where(span => span.Name.StartsWith(operation + " ", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(spans);
            Assert.All(spans, span =>
            {
                Assert.Equal(kind, span.Kind);
                Assert.Equal(type, span["messaging.operation.type"]);
                Assert.NotNull(span["messaging.operation.name"]);
                Assert.Equal($"{operation} {span["messaging.destination.template"] ?? span["messaging.destination.name"]}", span.Name);
                Assert.Equal(SystemOf(span["messaging.destination.name"]!), span["messaging.system"]);
            });
        }

        Assert.All(Resizers, resizer => Assert.Matches("^ingest/.+/Traced.jpg$", Assert.Single(Named($"process {resizer.Queue}"))["aws.s3.key"]!));
        Assert.All(Named($"send {Announcements}"), span => Assert.EndsWith(Announcements, span["aws.sns.topic.arn"], StringComparison.Ordinal));
        Assert.All(Named($"send {Announcements}"), span => Assert.NotNull(span["messaging.message.id"]));
    }

    [Fact]
    public void What_was_only_looked_for_is_no_error()
    {
        Assert.Contains(Of("System.Net.Http"), call => call["http.response.status_code"] is "404");
        Assert.DoesNotContain(upload.Tree.Spans, span => span.Status == ActivityStatusCode.Error);
    }

    /// <summary>https://opentelemetry.io/docs/specs/semconv/cloud-providers/aws-sdk/</summary>
    [Fact]
    public void Each_operation_of_LocalAws_is_a_server_span_named_by_service_and_operation()
    {
        var operations = upload.Tree.Spans.Where(span => span.Service == ResourceNames.LocalAws && !span.Name.StartsWith("deliver ", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(operations);
        Assert.All(operations, span =>
        {
            Assert.Equal(ActivityKind.Server, span.Kind);
            Assert.Equal("aws-api", span["rpc.system"]);
            Assert.Equal(span.Name, $"{span["rpc.service"]}.{span["rpc.method"]}");
            Assert.NotNull(span["aws.request_id"]);
        });
    }

    [Fact]
    public void Idle_polls_and_health_checks_leave_no_span()
    {
        Assert.Empty(upload.WhileIdle);
        Assert.DoesNotContain(upload.Spans, span => span["url.path"] is "/health" or "/alive");
    }

    [Fact]
    public void Receiving_and_listening_for_live_updates_are_no_traces_of_their_own() =>
        Assert.DoesNotContain(upload.Spans, span => span.Name is "SQS.ReceiveMessage" or "SQS.DeleteMessageBatch" && !upload.Tree.Spans.Contains(span));

    [Fact]
    public void Payloads_are_in_no_attribute()
    {
        var texts = upload.Spans.SelectMany(span => span.Attributes).Select(attribute => (attribute.Key, Text: attribute.Value.ToString()!)).ToList();

        Assert.NotEmpty(texts);
        Assert.DoesNotContain(texts, text => text.Text.Length > 300);
        // The events of S3 and the workers, the envelope of SNS, and what the mails say.
        string[] payloads = ["{\"", "Records", "sourceETag", .. upload.Mails.SelectMany(mail => mail.Body.Split('\n')).Where(line => line.Trim().Length > 20)];
        Assert.DoesNotContain(texts, text => payloads.Any(payload => text.Text.Contains(payload.Trim(), StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void What_is_logged_about_the_photo_carries_its_trace()
    {
        var logs = upload.Logs.Where(log => log.Attributes.Values.Any(value => value.ToString()!.EndsWith(TracedUpload.FileName, StringComparison.Ordinal))).ToList();
        foreach (var log in logs) output.WriteLine($"{log.Service}: {log.Body}");

        Assert.Equal(ResourceNames.Services.Order(), logs.Select(log => log.Service).Distinct().Order());
        Assert.All(logs, log => Assert.Contains(upload.Tree.Spans, span => span.TraceId == log.TraceId && span.SpanId == log.SpanId));
        Assert.All(logs.Where(log => log.Service != ResourceNames.LocalAws), log => Assert.Contains(ObjectKeys.IngestPrefix, log.Body, StringComparison.Ordinal));
    }

    [Fact]
    public void Metrics_of_ours_have_units_and_descriptions()
    {
        var ours = upload.Metrics.Where(metric => metric.Meter.StartsWith("ImageStudio.", StringComparison.Ordinal)).ToList();

        Assert.All(ours, metric => Assert.True(metric.Unit.Length > 0 && metric.Description.EndsWith('.'), metric.Name));
        Assert.Superset(
            new HashSet<string> { "imagestudio.message.outcomes", "imagestudio.message.age", "messaging.process.duration", "imagestudio.resize.duration", "imagestudio.resize.input", "imagestudio.resize.output", "localaws.operation.duration", "localaws.deliveries" },
            ours.Select(metric => metric.Name).ToHashSet());
    }

    [Fact]
    public void From_a_duration_one_gets_to_a_trace_of_it() =>
        Assert.Contains(upload.Metrics, metric => metric.Name == "imagestudio.resize.duration" && metric.Exemplars.Contains(upload.Tree.Spans[0].TraceId));

    private List<OtlpSpan> Named(string name) => [.. upload.Tree.Spans.Where(span => span.Name == name)];

    private List<OtlpSpan> Of(string source) => [.. upload.Tree.Spans.Where(span => span.Source == source)];

    private static string SystemOf(string destination) => destination is "email" or Topic or Announcements or Notifications ? "aws.sns" : "aws_sqs";

    /// <summary>Some span has exactly this way to it, each step the child of the one before.</summary>
    private void OneWay(params string[] steps) => Assert.Contains(
        upload.Tree.Spans,
        span => upload.Tree.Ancestors(span).Prepend(span).Take(steps.Length).Select(step => $"{step.Service}: {step.Name}").SequenceEqual(steps.Reverse()));
}
