using ImageStudio.Contracts;
using ImageStudio.Web.Gallery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Uploads;

/// <summary>
/// Takes one photo as the plain body of a request: nothing to parse, and browsers report progress on it. The body is first
/// spooled, beyond a small part to a file, so that a slow visitor holds no connection to S3 and S3 can be tried again.
/// </summary>
internal sealed class UploadEndpoint(UploadStore store, IOptions<UploadOptions> options)
{
    private const int KeptInMemory = 128 * 1024;
    private readonly long _maxBytes = options.Value.MaxBytes;

    public async Task<Results<Created<Photo>, ProblemHttpResult>> PostAsync(string name, string? filter, HttpContext context)
    {
        // Decided before the body is read: a sender who asks first (Expect: 100-continue) sends nothing in vain.
        var shown = FileNames.Sanitise(name);
        if (!ImageFilter.TryParse(filter, out var wanted)) return UploadProblems.UnknownFilter(filter!);
        if (context.Request.ContentLength > _maxBytes) return UploadProblems.TooLarge(shown, context.Request.ContentLength, _maxBytes);

        await using var body = new FileBufferingReadStream(context.Request.Body, KeptInMemory);
        if (!await TrySpoolAsync(body, context)) return UploadProblems.TooLarge(shown, bytes: null, _maxBytes);
        if (body.Length == 0) return UploadProblems.Empty(shown);
        if (await RecogniseAsync(body, context.RequestAborted) is not { } kind) return UploadProblems.NoPicture(shown);

        var photo = await store.StoreAsync(PhotoScope.Of(context.User), name, kind, wanted, body, context.RequestAborted);
        return TypedResults.Created(photo.Url, photo);
    }

    private async Task<bool> TrySpoolAsync(FileBufferingReadStream body, HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = _maxBytes;
        try
        {
            await body.DrainAsync(context.RequestAborted);
            return true;
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return false;
        }
    }

    private static async Task<PictureKind?> RecogniseAsync(Stream body, CancellationToken cancellationToken)
    {
        var start = new byte[PictureKind.SignatureBytes];
        body.Position = 0;
        var read = await body.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        body.Position = 0;
        return PictureKind.Recognise(start.AsSpan(0, read));
    }
}
