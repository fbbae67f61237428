using System.Buffers.Binary;
using Aspire.Hosting.Dashboard.Access;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>
/// The three Export calls of OTLP over gRPC. Each is one message there and an empty one back, so the frames
/// (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md) are read here and no gRPC library is needed.
/// </summary>
internal sealed class OtlpGrpc(TelemetryIntake intake, OtlpKey key)
{
    /// <summary>Paths, and the signals that come there.</summary>
    public static readonly IReadOnlyDictionary<string, string> Methods = new Dictionary<string, string>
    {
        ["/opentelemetry.proto.collector.trace.v1.TraceService/Export"] = "traces",
        ["/opentelemetry.proto.collector.logs.v1.LogsService/Export"] = "logs",
        ["/opentelemetry.proto.collector.metrics.v1.MetricsService/Export"] = "metrics",
    };

    private const int FrameHeader = 5;

    // https://github.com/grpc/grpc/blob/master/doc/statuscodes.md
    private const string Ok = "0";
    private const string InvalidArgument = "3";
    private const string Unimplemented = "12";
    private const string Unauthenticated = "16";

    public async Task TakeAsync(HttpContext http)
    {
        http.Response.ContentType = "application/grpc";
        var status = await AnswerAsync(http);
        if (status == Ok) await http.Response.Body.WriteAsync(new byte[FrameHeader], http.RequestAborted);
        http.Response.AppendTrailer("grpc-status", status);
    }

    private async Task<string> AnswerAsync(HttpContext http)
    {
        if (!key.Opens(http.Request)) return Unauthenticated;
        try
        {
            using var frame = await OtlpBody.ReadAsync(http.Request.Body, "", http.RequestAborted);
            using var message = await MessageAsync(frame.Bytes, http.Request.Headers["grpc-encoding"].ToString(), http.RequestAborted);
            return intake.TryTake(Methods[http.Request.Path], message.Bytes) ? Ok : Unimplemented;
        }
        catch (NotSupportedException)
        {
            return Unimplemented;
        }
        catch (InvalidDataException)
        {
            return InvalidArgument;
        }
    }

    /// <summary>One byte that says whether the message is packed, four with its length, the message.</summary>
    private static Task<OtlpBody> MessageAsync(ReadOnlySpan<byte> frame, string encoding, CancellationToken cancellationToken)
    {
        if (frame.Length < FrameHeader || BinaryPrimitives.ReadUInt32BigEndian(frame[1..]) != frame.Length - FrameHeader)
            throw new InvalidDataException("The call does not consist of one message.");
        return OtlpBody.ReadAsync(new MemoryStream(frame[FrameHeader..].ToArray()), frame[0] == 0 ? "" : encoding, cancellationToken);
    }
}
