using System.Text.Json;
using ImageStudio.Contracts;

namespace ImageStudio.Tests.Contracts;

public sealed class QueueMessageReaderTests
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private const string Record =
        """
        {"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-central-1","eventTime":"2026-08-01T10:20:30.123Z","eventName":"ObjectCreated:Put",
         "s3":{"s3SchemaVersion":"1.0","configurationId":"uploads","bucket":{"name":"photos","arn":"arn:aws:s3:::photos"},
               "object":{"key":"ingest/%C3%89t%C3%A9+%26+S%C3%B6hne/My+photo%2B1+100%25.jpg","size":1024,"eTag":"d41d8cd98f00b204e9800998ecf8427e","sequencer":"0055AED6DCD90281E5"}}}
        """;

    private static readonly S3Event Expected = new(
        "ObjectCreated:Put", "photos", "ingest/Été & Söhne/My photo+1 100%.jpg", "d41d8cd98f00b204e9800998ecf8427e", "0055AED6DCD90281E5", 1024,
        new DateTimeOffset(2026, 8, 1, 10, 20, 30, 123, TimeSpan.Zero));

    private static string Records(params string[] records) => $$"""{"Records":[{{string.Join(',', records)}}]}""";

    private static string Enveloped(string message, string? attributes = null) =>
        $$"""{"Type":"Notification","MessageId":"1","TopicArn":"arn:aws:sns:eu-central-1:000000000000:t","Message":{{JsonSerializer.Serialize(message)}}{{(attributes is null ? "" : $",\"MessageAttributes\":{attributes}")}}}""";

    [Fact]
    public void An_S3_event_is_read_straight_and_in_an_envelope()
    {
        Assert.Equal([Expected], Assert.IsType<QueueMessage.S3Events>(QueueMessageReader.Read(Records(Record))).Records);
        var enveloped = Assert.IsType<QueueMessage.S3Events>(QueueMessageReader.Read(Enveloped(Records(Record))));
        Assert.Equal([Expected], enveloped.Records);
        Assert.Equal(TraceCarrier.Empty, enveloped.Trace);
    }

    [Fact]
    public void An_envelope_carries_the_trace_in_its_attributes()
    {
        var message = QueueMessageReader.Read(Enveloped(Records(Record), $$$"""{"traceparent":{"Type":"String","Value":"{{{Parent}}}"},"tracestate":{"Type":"String","Value":"a=1"},"other":{"Type":"Binary","Value":"AA=="}}"""));
        Assert.Equal(new TraceCarrier(Parent, "a=1"), message.Trace);
    }

    [Fact]
    public void Every_record_is_taken()
    {
        var second = Record.Replace("ObjectCreated:Put", "s3:ObjectRemoved:Delete", StringComparison.Ordinal);
        var records = Assert.IsType<QueueMessage.S3Events>(QueueMessageReader.Read(Records(Record, second, Record))).Records;
        Assert.Equal(["ObjectCreated:Put", "ObjectRemoved:Delete", "ObjectCreated:Put"], records.Select(record => record.EventName));
    }

    [Fact]
    public void Deletions_have_neither_size_nor_tag()
    {
        var record = """{"eventSource":"aws:s3","eventTime":"2026-08-01T10:20:30Z","eventName":"ObjectRemoved:Delete","s3":{"bucket":{"name":"b"},"object":{"key":"k"}}}""";
        var read = Assert.Single(Assert.IsType<QueueMessage.S3Events>(QueueMessageReader.Read(Records(record))).Records);
        Assert.Equal(("", "", 0L, false), (read.ETag, read.Sequencer, read.Size, read.IsCreated));
    }

    [Fact]
    public void Test_events_are_known()
    {
        const string Test = """{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-08-01T10:20:30.123Z","Bucket":"b","RequestId":"1","HostId":"2"}""";
        Assert.IsType<QueueMessage.S3TestEvent>(QueueMessageReader.Read(Test));
        Assert.IsType<QueueMessage.S3TestEvent>(QueueMessageReader.Read(Enveloped(Test)));
    }

    [Fact]
    public void Our_own_events_come_back_as_they_were_sent()
    {
        RenditionEvent[] events =
        [
            new RenditionCompleted { Bucket = "b", SourceKey = "ingest/é.jpg", SourceETag = "e", Rendition = "web", Time = Expected.Time, Key = "web/WebImage-é.jpg", Width = 3, Height = 4, Bytes = 5 },
            new RenditionFailed { Bucket = "b", SourceKey = "ingest/é.jpg", SourceETag = "e", Rendition = "web", Time = Expected.Time, Reason = "The file is \"damaged\"." },
        ];
        Assert.All(events, sent =>
        {
            var json = JsonSerializer.Serialize(sent, ContractsJsonContext.Default.RenditionEvent);
            Assert.Equal(sent, Assert.IsType<QueueMessage.Rendition>(QueueMessageReader.Read(json)).Event);
            Assert.Equal(sent, Assert.IsType<QueueMessage.Rendition>(QueueMessageReader.Read(Enveloped(json))).Event);
        });
    }

    [Fact]
    public void An_event_is_read_in_any_order_of_its_properties()
    {
        const string Json = """{"reason":"r","rendition":"web","version":1,"bucket":"b","sourceKey":"k","sourceETag":"e","time":"2026-08-01T10:20:30.123Z","type":"RenditionFailed","later":true}""";
        Assert.Equal("r", Assert.IsType<RenditionFailed>(Assert.IsType<QueueMessage.Rendition>(QueueMessageReader.Read(Json)).Event).Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("17")]
    [InlineData("{}")]
    [InlineData("""{"Records":7}""")]
    [InlineData("""{"Records":["x"]}""")]
    [InlineData("""{"Records":[{"eventSource":"aws:sqs"}]}""")]
    [InlineData("""{"Records":[{"eventSource":"aws:s3"}]}""")]
    [InlineData("""{"Records":[{"eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"},"object":{}}}]}""")]
    [InlineData("""{"Records":[{"eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":7}]}""")]
    [InlineData("""{"Records":[{"eventSource":"aws:s3","eventTime":"yesterday","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"},"object":{"key":"k"}}}]}""")]
    [InlineData("""{"Records":[{"eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"},"object":{"key":"k","size":1.5}}}]}""")]
    [InlineData("""{"type":"SomethingElse"}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"RenditionFailed"}""")]
    [InlineData("""{"type":"RenditionFailed","version":99,"bucket":"b","sourceKey":"k","sourceETag":"e","rendition":"web","time":"2026-08-01T10:20:30Z","reason":"r"}""")]
    [InlineData("""{"Type":"Notification","Message":"hello"}""")]
    [InlineData("""{"Type":"Notification","Message":"[1]"}""")]
    [InlineData("""{"Type":"Notification","Message":7}""")]
    public void What_is_not_understood_is_said_to_be_so(string body) =>
        Assert.NotEmpty(Assert.IsType<QueueMessage.Unknown>(QueueMessageReader.Read(body)).Reason);
}
