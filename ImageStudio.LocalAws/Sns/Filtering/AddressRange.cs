using System.Globalization;
using System.Net;
using System.Text.Json;

namespace ImageStudio.LocalAws.Sns.Filtering;

/// <summary>A range of addresses of IPv4 or IPv6: <c>10.0.0.0/24</c>.</summary>
internal sealed class AddressRange
{
    private readonly byte[] _start;
    private readonly int _bits;

    private AddressRange(byte[] start, int bits)
    {
        _start = start;
        _bits = bits;
    }

    /// <exception cref="Common.AwsException">It is no range.</exception>
    public static AddressRange Read(string text)
    {
        if (text.Split('/') is not [var address, var mask])
            throw FilterErrors.Invalid("Malformed CIDR, one '/' required");
        if (!int.TryParse(mask, NumberStyles.None, CultureInfo.InvariantCulture, out var bits))
            throw FilterErrors.Invalid("Malformed CIDR, mask bits must be an integer");
        if (!IPAddress.TryParse(address, out var start))
            throw FilterErrors.Invalid($"Nonstandard IP address: {address}");
        var bytes = start.GetAddressBytes();
        return bits <= bytes.Length * 8 ? new AddressRange(bytes, bits) : throw FilterErrors.Invalid($"Malformed CIDR, mask bits must be < {bytes.Length * 8}");
    }

    public bool Contains(JsonElement value) =>
        value.ValueKind is JsonValueKind.String && IPAddress.TryParse(value.GetString(), out var address)
        && address.GetAddressBytes() is var bytes && bytes.Length == _start.Length
        && Enumerable.Range(0, _bits).All(bit => Bit(bytes, bit) == Bit(_start, bit));

    private static bool Bit(byte[] bytes, int index) => (bytes[index / 8] & (0x80 >> (index % 8))) != 0;
}
