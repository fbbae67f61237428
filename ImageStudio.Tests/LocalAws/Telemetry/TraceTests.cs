using System.Diagnostics;
using Amazon.SimpleNotificationService.Model;
using ImageStudio.LocalAws.Telemetry;

namespace ImageStudio.Tests.LocalAws.Telemetry;

public sealed class TraceTests
{
    [Fact]
    public async Task Publish_UnderACallersTrace_IsOneTraceToTheQueue_AndIdlePollsLeaveNone()
    {
        var trace = ActivityTraceId.CreateRandom();
        List<Activity> exported = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == LocalAwsTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.TraceId == trace ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = activity =>
            {
                // What exporters take: the recorded ones. Other tests of the process have traces of their own.
                if (activity.Recorded && activity.TraceId == trace)
                {
                    lock (exported)
                        exported.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var aws = await EmulatedAws.StartAsync();
        var topic = (await aws.Sns.CreateTopicAsync("uploads")).TopicArn;
        var queue = await aws.CreateQueueForTopicAsync("work", topic);
        await aws.Sns.SubscribeAsync(new SubscribeRequest(topic, "sqs", EmulatedAws.QueueArn("work")));
        aws.Http.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");

        await CallAsync(aws, $"Action=ReceiveMessage&QueueUrl={Uri.EscapeDataString(queue)}");
        await CallAsync(aws, $"Action=Publish&Message=hello&TopicArn={topic}");

        var publish = Assert.Single(exported, a => a.DisplayName == "SNS.Publish");
        var deliver = Assert.Single(exported, a => a.DisplayName == "deliver work");
        Assert.Equal(2, exported.Count);
        Assert.Equal(("00f067aa0ba902b7", ActivityKind.Server), (publish.ParentSpanId.ToHexString(), publish.Kind));
        Assert.Equal((publish.SpanId, ActivityKind.Producer), (deliver.ParentSpanId, deliver.Kind));
        Assert.Equal(
            $"Root=1-{trace.ToHexString()[..8]}-{trace.ToHexString()[8..]};Parent={deliver.SpanId};Sampled=1",
            Assert.Single(await aws.ReceiveAsync(queue)).Attributes["AWSTraceHeader"]);
    }

    // A signature's scope alone says which region the queues are in.
    private static async Task CallAsync(EmulatedAws aws, string parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/?" + parameters);
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=test/20260101/{EmulatedAws.Region}/{(parameters.Contains("Publish", StringComparison.Ordinal) ? "sns" : "sqs")}/aws4_request, SignedHeaders=host, Signature=0");
        (await aws.Http.SendAsync(request)).EnsureSuccessStatusCode();
    }
}
