using System.Security.Cryptography;
using System.Text;

namespace ImageStudio.LocalAws.Wire.Signing;

/// <summary>
/// The arithmetic of Signature Version 4,
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html.
/// </summary>
internal static class SigV4
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>SHA-256 of nothing, hexadecimal.</summary>
    public const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>The key for one day, region and service.</summary>
    public static byte[] Key(string secret, CredentialScope scope)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in (ReadOnlySpan<string>)[scope.Date, scope.Region, scope.Service, "aws4_request"])
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return key;
    }

    /// <summary>The signature of a text, hexadecimal.</summary>
    public static string Sign(byte[] key, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    /// <summary>Whether two signatures are the same, in a time that does not tell how much of them is.</summary>
    public static bool AreEqual(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
