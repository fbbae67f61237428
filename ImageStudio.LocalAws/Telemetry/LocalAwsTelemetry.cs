using System.Diagnostics;
using System.Diagnostics.Metrics;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Telemetry;

/// <summary>Spans and metrics of LocalAws: a server span per operation, a span per delivery between services.</summary>
internal sealed class LocalAwsTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "ImageStudio.LocalAws";

    private static readonly ActivitySource Source = new(Name);

    private readonly TimeProvider _time;
    private readonly Histogram<double> _operations;
    private readonly Counter<long> _deliveries;

    public LocalAwsTelemetry(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create(Name);
        _operations = meter.CreateHistogram<double>("localaws.operation.duration", "s", "Duration of AWS operations; polls that found nothing are left out.");
        _deliveries = meter.CreateCounter<long>("localaws.deliveries", "{delivery}", "Deliveries between services by outcome.");
    }

    /// <summary>
    /// Starts the server span of an operation, named <c>{service}.{operation}</c>, under the caller's <c>traceparent</c>.
    /// See https://opentelemetry.io/docs/specs/semconv/cloud-providers/aws-sdk/ for the attributes.
    /// </summary>
    public OperationSpan StartOperation(string service, string operation, CallerContext caller, IHeaderDictionary headers)
    {
        // ASP.NET Core's own activity is not exported: as a parent it would tear the trace apart.
        Activity.Current = null;
        _ = ActivityContext.TryParse(headers.TraceParent, headers.TraceState, isRemote: true, out var parent);
        var activity = Source.StartActivity($"{service}.{operation}", ActivityKind.Server, parent);
        activity?
            .SetTag("rpc.system", "aws-api").SetTag("rpc.service", service).SetTag("rpc.method", operation)
            .SetTag("aws.request_id", caller.RequestId).SetTag("cloud.region", caller.Region);
        return new OperationSpan(activity, service, operation, _operations, _time);
    }

    /// <summary>Starts the producer span of a delivery, for example from a topic to a queue; continue the trace from its context.</summary>
    /// <param name="system"><c>aws_sqs</c> or <c>aws.sns</c>: where the message goes, or for mail where it comes from.</param>
    /// <param name="destination">Name of the target for the span name: a queue, a topic, <c>email</c>.</param>
    /// <param name="source">What delivers.</param>
    /// <param name="parent">The span that the delivery belongs to.</param>
    public static Activity? StartDelivery(string system, string destination, Arn source, ActivityContext parent)
    {
        if (parent == default)
            parent = Activity.Current?.Context ?? default;
        return Source.StartActivity($"deliver {destination}", ActivityKind.Producer, parent)?
            .SetTag("messaging.system", system).SetTag("messaging.operation.name", "deliver").SetTag("messaging.operation.type", "send")
            .SetTag("messaging.destination.name", destination).SetTag("localaws.delivery.source", source.ToString());
    }

    /// <summary>Counts a delivery.</summary>
    public void Delivered(string service, DeliveryResult result) =>
        _deliveries.Add(1, new KeyValuePair<string, object?>("service", service), new KeyValuePair<string, object?>("outcome", result.ToString()));
}
