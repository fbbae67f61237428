using System.Buffers.Binary;
using System.Text;

namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>Goes through the fields of one message, https://protobuf.dev/programming-guides/encoding/, without generated code.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> _rest = message;

    /// <summary>The number of the field in the message's definition.</summary>
    public int Field { get; private set; }

    /// <summary>Of a number; the bits of a floating-point one.</summary>
    public ulong Number { get; private set; }

    /// <summary>Of a string, of bytes, of packed numbers or of a message within.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    public readonly double Real => BitConverter.UInt64BitsToDouble(Number);

    public readonly string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>Moves on to the next field; false at the end.</summary>
    /// <exception cref="InvalidDataException">This is no message, or not all of one.</exception>
    public bool Next()
    {
        if (_rest.IsEmpty) return false;
        var tag = Varint();
        Field = (int)(tag >> 3);
        Number = 0;
        Bytes = default;
        switch (tag & 7)
        {
            case 0: Number = Varint(); break;
            case 1: Number = BinaryPrimitives.ReadUInt64LittleEndian(Take(8)); break;
            case 2: Bytes = Take(Varint()); break;
            case 5: Number = BinaryPrimitives.ReadUInt32LittleEndian(Take(4)); break;
            default: throw new InvalidDataException($"Wire type {tag & 7} is not one that OTLP uses.");
        }

        return Field > 0 ? true : throw new InvalidDataException("A field has the number 0.");
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80) return value;
        }

        throw new InvalidDataException("A number has more than ten bytes.");
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)_rest.Length) throw new InvalidDataException("The message ends within a field.");
        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }
}
