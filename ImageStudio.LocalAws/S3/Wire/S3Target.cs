using System.Net;
using System.Text;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>Bucket and key that a request means, in path style (<c>/bucket/key</c>) or virtual-host style (<c>bucket.s3.localhost/key</c>).</summary>
/// <param name="Bucket"><c>null</c> for the service itself.</param>
/// <param name="Key"><c>null</c> for the bucket itself.</param>
internal readonly record struct S3Target(string? Bucket, string? Key)
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <param name="host">The Host header, with or without port.</param>
    /// <param name="rawTarget">Path and query as they came in: the server's own decoding would lose what keys may hold.</param>
    /// <exception cref="AwsException">InvalidURI.</exception>
    public static S3Target Parse(string host, string rawTarget)
    {
        var path = rawTarget.StartsWith('/') ? rawTarget : new Uri(rawTarget).PathAndQuery;
        var query = path.IndexOf('?', StringComparison.Ordinal);
        path = query < 0 ? path[1..] : path[1..query];
        if (BucketOfHost(host) is { } bucket)
            return new S3Target(bucket, path.Length == 0 ? null : Decode(path));
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (path.Length == 0)
            return default;
        return slash < 0 || slash == path.Length - 1
            ? new S3Target(Decode(path.TrimEnd('/')), null)
            : new S3Target(Decode(path[..slash]), Decode(path[(slash + 1)..]));
    }

    /// <summary>The bucket in a host name such as <c>photos.s3.eu-west-1.localhost:4566</c>, or <c>null</c>.</summary>
    public static string? BucketOfHost(string host)
    {
        var name = host.StartsWith('[') ? host : host.Split(':')[0];
        if (name.StartsWith('[') || IPAddress.TryParse(name, out _))
            return null;
        var service = name.IndexOf(".s3.", StringComparison.OrdinalIgnoreCase);
        if (service < 0)
            service = name.IndexOf(".s3-", StringComparison.OrdinalIgnoreCase);
        if (service > 0)
            return name[..service];
        return name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) && name[..^".localhost".Length] is var bucket
            && bucket != "s3" && !bucket.StartsWith("s3.", StringComparison.OrdinalIgnoreCase) ? bucket : null;
    }

    /// <summary>Undoes percent-encoding; a plus is a space, in S3 in paths as well.</summary>
    /// <exception cref="AwsException">InvalidURI.</exception>
    public static string Decode(string text)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
                    throw S3Errors.InvalidURI(text);
                bytes[count++] = Convert.FromHexString(text.AsSpan(i + 1, 2))[0];
                i += 2;
            }
            else if (text[i] == '+')
            {
                bytes[count++] = (byte)' ';
            }
            else
            {
                count += Encoding.UTF8.GetBytes(text.AsSpan(i, 1), bytes.AsSpan(count));
            }
        }
        try
        {
            return StrictUtf8.GetString(bytes, 0, count);
        }
        catch (DecoderFallbackException)
        {
            throw S3Errors.InvalidURI(text);
        }
    }
}
