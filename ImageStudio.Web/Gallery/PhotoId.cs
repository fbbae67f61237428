using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using ImageStudio.Contracts;

namespace ImageStudio.Web.Gallery;

/// <summary>
/// Names a photo in URLs: its path below <c>ingest/</c> as base64url. Keys may hold anything, also <c>..</c>, <c>//</c> and
/// <c>%2F</c>, which browsers, proxies and servers rewrite within a path; here nobody finds anything to rewrite.
/// </summary>
public readonly record struct PhotoId : IParsable<PhotoId>
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly int MaxPathBytes = ObjectKeys.MaxKeyBytes - ObjectKeys.IngestPrefix.Length;

    private readonly string? _path;

    private PhotoId(string path) => _path = path;

    /// <summary>Path of the upload, which its keys are made of.</summary>
    public string Path => _path ?? throw new InvalidOperationException("The default PhotoId names no photo.");

    /// <summary>Key of the upload.</summary>
    public string Key => ObjectKeys.ForPath(Path);

    /// <summary>The file name: the last segment of the key.</summary>
    public string FileName => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The id of the upload with this key; false where the key is no upload's.</summary>
    public static bool TryFromKey(string key, out PhotoId id)
    {
        id = ObjectKeys.TryGetPath(key, out var path) ? new PhotoId(path) : default;
        return path is not null;
    }

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PhotoId result)
    {
        result = default;
        if (string.IsNullOrEmpty(s) || s.Length > (MaxPathBytes + 2) / 3 * 4) return false;
        try
        {
            var path = StrictUtf8.GetString(Base64Url.DecodeFromChars(s));
            // One photo has one id: other spellings of the same bytes are refused.
            return TryFromKey(ObjectKeys.ForPath(path), out result) && result.ToString() == s;
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public static PhotoId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not the id of a photo.");

    /// <inheritdoc />
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Path));
}
