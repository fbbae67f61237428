using System.Text;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Bodies;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>A form as browsers send it: small fields first, then the file, of which not a byte has been read yet.</summary>
/// <param name="Fields">By name without regard to case; <c>${filename}</c> is filled in.</param>
/// <param name="File">The file; what follows it is ignored, as S3 does.</param>
internal sealed record FormUpload(IReadOnlyDictionary<string, string> Fields, Stream File)
{
    /// <summary>All fields together, in bytes.</summary>
    private const int MaxFields = 20 * 1024;

    private const int BufferSize = 64 * 1024;

    /// <exception cref="AwsException">PreconditionFailed, MalformedPOSTRequest, MaxPostPreDataLengthExceeded, InvalidArgument.</exception>
    public static async ValueTask<FormUpload> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw S3Errors.PreconditionFailed("Bucket POST must be of the enclosure-type multipart/form-data");
        if (HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 } boundary)
            throw S3Errors.MalformedPOSTRequest();
        var parts = new MultipartReader(boundary.ToString(), request.Body, BufferSize);
        Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);
        var left = MaxFields;
        while (await NextAsync(parts, cancellationToken) is { } part)
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) || HeaderUtilities.RemoveQuotes(disposition.Name) is not { Length: > 0 } name)
                throw S3Errors.MalformedPOSTRequest();
            if (name.Equals("file", StringComparison.OrdinalIgnoreCase))
                return new FormUpload(WithFileName(fields, FileName(disposition)), new FilePart(part.Body));
            var value = await TextAsync(part.Body, left, cancellationToken);
            left -= Encoding.UTF8.GetByteCount(value) + name.Length;
            fields[name.ToString()] = value;
        }
        throw S3Errors.InvalidArgument("POST requires exactly one file upload per request.", "file", "0");
    }

    private static async ValueTask<MultipartSection?> NextAsync(MultipartReader parts, CancellationToken cancellationToken)
    {
        try
        {
            return await parts.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException and not BadHttpRequestException || e is InvalidDataException)
        {
            throw S3Errors.MalformedPOSTRequest();
        }
    }

    private static async ValueTask<string> TextAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Max(most, 0) + 1];
        var count = await new FilePart(body).ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return count < buffer.Length ? Encoding.UTF8.GetString(buffer, 0, count) : throw S3Errors.MaxPostPreDataLengthExceeded();
    }

    /// <summary>The name without the folders that some clients send.</summary>
    private static string FileName(ContentDispositionHeaderValue disposition)
    {
        var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
        return name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
    }

    // Variables are filled in before the policy looks at the fields.
    private static Dictionary<string, string> WithFileName(Dictionary<string, string> fields, string fileName) =>
        fields.ToDictionary(f => f.Key, f => f.Value.Replace("${filename}", fileName, StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase);

    /// <summary>A part of the form; one that breaks off is the sender's fault.</summary>
    private sealed class FilePart(Stream part) : ForwardStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                return await part.ReadAsync(buffer, cancellationToken);
            }
            catch (IOException e) when (e is not BadHttpRequestException)
            {
                throw S3Errors.MalformedPOSTRequest();
            }
        }
    }
}
