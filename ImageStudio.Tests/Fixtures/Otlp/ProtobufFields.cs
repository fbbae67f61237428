using Google.Protobuf;

namespace ImageStudio.Tests.Fixtures.Otlp;

/// <summary>A field as it is on the wire, https://protobuf.dev/programming-guides/encoding/.</summary>
/// <param name="Number">Its number in the message's definition.</param>
/// <param name="Value">Of a number; the bits of a floating-point one.</param>
/// <param name="Bytes">Of a string, of bytes, or of a message within.</param>
internal readonly record struct ProtobufField(int Number, ulong Value, ByteString Bytes)
{
    public string Text => Bytes.ToStringUtf8();

    /// <summary>Bytes in lower-case hexadecimal digits, as ids of traces and spans are written; "" where there are none.</summary>
    public string Hex => Convert.ToHexStringLower(Bytes.Span);
}

/// <summary>Reads messages without generated code.</summary>
internal static class ProtobufFields
{
    /// <summary>All fields of a message.</summary>
    public static List<ProtobufField> Read(ByteString message)
    {
        var fields = new List<ProtobufField>();
        using var input = message.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0) fields.Add(ReadField(input, tag));
        return fields;
    }

    /// <summary>The messages in all fields of one number.</summary>
    public static IEnumerable<List<ProtobufField>> Within(this IEnumerable<ProtobufField> message, int number) =>
        message.Where(field => field.Number == number).Select(field => Read(field.Bytes));

    /// <summary>The field of one number, empty where it is not there: protobuf leaves out defaults.</summary>
    public static ProtobufField One(this IEnumerable<ProtobufField> message, int number) =>
        message.Append(new ProtobufField(number, 0, ByteString.Empty)).First(field => field.Number == number);

    private static ProtobufField ReadField(CodedInputStream input, uint tag)
    {
        var number = WireFormat.GetTagFieldNumber(tag);
        return WireFormat.GetTagWireType(tag) switch
        {
            WireFormat.WireType.Varint => new(number, input.ReadUInt64(), ByteString.Empty),
            WireFormat.WireType.Fixed64 => new(number, input.ReadFixed64(), ByteString.Empty),
            WireFormat.WireType.Fixed32 => new(number, input.ReadFixed32(), ByteString.Empty),
            WireFormat.WireType.LengthDelimited => new(number, 0, input.ReadBytes()),
            var other => throw new InvalidDataException($"Wire type {other} is not one that OTLP uses."),
        };
    }
}
