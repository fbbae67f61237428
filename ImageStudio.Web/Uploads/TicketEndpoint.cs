using System.Diagnostics;
using ImageStudio.Contracts;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Presigning;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Uploads;

/// <summary>
/// Gives out tickets for uploads straight to S3. A ticket holds for one key, one type and one size; what the content really
/// is, the workers find out, as for whatever else comes into the bucket.
/// </summary>
internal sealed class TicketEndpoint(BrowserStore store, IOptions<UploadOptions> options, TimeProvider time)
{
    // S3 puts the name of the file in its place, also where it stands in a name by chance.
    private const string FileNameVariable = "${filename}";

    public async Task<Results<Ok<UploadTicket>, ProblemHttpResult>> PostAsync(TicketRequest wanted, PhotoScope scope)
    {
        var shown = FileNames.Sanitise(wanted.Name);
        if (await store.FindOriginAsync() is null) return UploadProblems.NotDirect();
        if (!ImageFilter.TryParse(wanted.Filter, out var filter)) return UploadProblems.UnknownFilter(wanted.Filter!);
        if (wanted.Size < 1) return UploadProblems.Empty(shown);
        if (wanted.Size > options.Value.MaxBytes) return UploadProblems.TooLarge(shown, wanted.Size, options.Value.MaxBytes);
        if (PictureKind.OfType(wanted.Type) is not { } kind) return UploadProblems.NoPictureType(shown, wanted.Type);
        return TypedResults.Ok(await IssueAsync(wanted.Name, scope, kind, filter, wanted.Size));
    }

    private async Task<UploadTicket> IssueAsync(string name, PhotoScope scope, PictureKind kind, ImageFilter filter, long size)
    {
        var key = ObjectKeys.ForUpload(UploadId.New(time), name.Replace(FileNameVariable, "$(filename)", StringComparison.OrdinalIgnoreCase), scope.Folder);
        Activity.Current?.SetTag("aws.s3.key", key);
        var expires = time.GetUtcNow() + options.Value.TicketLifetime;
        var fields = UploadFields.Of(name, filter).Select(entry => KeyValuePair.Create($"x-amz-meta-{entry.Key}", entry.Value));
        var post = await store.SignPostAsync(key, [new("Content-Type", kind.ContentType), .. fields], size, options.Value.TicketLifetime);
        return PhotoId.TryFromKey(key, out var id)
            ? new UploadTicket(id.ToString(), post.Url, post.Fields, expires)
            : throw new UnreachableException($"{key} is not the key of an upload.");
    }
}
