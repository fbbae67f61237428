namespace ImageStudio.LocalAws.Console;

/// <summary>
/// Sends what an object holds in a way that cannot harm: its type follows from its first bytes and never from what the
/// uploader said, markup is text, everything else is a download, and whatever it is may run and load nothing.
/// </summary>
internal static class ObjectPreview
{
    private const string ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

    public static async Task WriteAsync(HttpContext http, ObjectBrowser browser, string bucket, string key, Uri baseUrl)
    {
        var (size, body) = await browser.OpenAsync(bucket, key, baseUrl, http.RequestAborted);
        await using (body)
        {
            var first = new byte[(int)Math.Min(512, size)];
            await body.ReadExactlyAsync(first, http.RequestAborted);
            var type = TypeOf(first);
            http.Response.ContentType = type;
            http.Response.ContentLength = size;
            http.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
            if (type == "application/octet-stream")
                http.Response.Headers.ContentDisposition = "attachment";
            await http.Response.Body.WriteAsync(first, http.RequestAborted);
            await body.CopyToAsync(http.Response.Body, http.RequestAborted);
        }
    }

    /// <summary>A picture's type, plain text, or a stream of bytes.</summary>
    public static string TypeOf(ReadOnlySpan<byte> first) =>
        first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : first.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? "image/png"
        : first.StartsWith("GIF8"u8) ? "image/gif"
        : first.StartsWith("RIFF"u8) && first.Length >= 12 && first[8..].StartsWith("WEBP"u8) ? "image/webp"
        : first.Length >= 12 && first[4..].StartsWith("ftypavif"u8) ? "image/avif"
        : first.ContainsAnyInRange<byte>(0, 8) ? "application/octet-stream"
        : "text/plain; charset=utf-8";
}
