using ImageStudio.Contracts;

namespace ImageStudio.Web.Uploads;

/// <summary>What a ticket is asked for.</summary>
/// <param name="Name">File name; only its last segment is kept in the key.</param>
/// <param name="Type">Media type of the content.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Filter">What happens to the colours; absent for nothing. See <see cref="ImageFilter"/>.</param>
public sealed record TicketRequest(string Name, string Type, long Size, string? Filter = null);

/// <summary>
/// The right to put one photo into the bucket: a form that a browser posts as <c>multipart/form-data</c>, the fields in their
/// order and the content last, as <c>file</c>. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
/// </summary>
/// <param name="Id">What the photo is called in this API once it is there.</param>
/// <param name="Url">Where to.</param>
/// <param name="Fields">What goes along, none more and none less.</param>
/// <param name="ExpiresAt">Until when it holds, UTC.</param>
public sealed record UploadTicket(string Id, string Url, IReadOnlyDictionary<string, string> Fields, DateTimeOffset ExpiresAt);
