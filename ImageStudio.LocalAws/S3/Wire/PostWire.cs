using System.Text;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Bodies;
using ImageStudio.LocalAws.S3.Operations;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>Reads uploads by form and answers them as the form asks.</summary>
internal static class PostWire
{
    /// <summary>Characters of a header's name besides letters and digits, RFC 9110 section 5.6.2.</summary>
    private const string TokenMarks = "!#$%&'*+-.^_`|~";

    /// <exception cref="AwsException">The form is malformed, or says what LocalAws does not support.</exception>
    public static async ValueTask<PostObjectRequest> Read(S3Request request)
    {
        var form = await FormUpload.ReadAsync(request.Http.Request, request.Http.RequestAborted);
        if (!form.Fields.TryGetValue("key", out var key))
            throw S3Errors.InvalidArgument("Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.", "key", "");
        if (key.Length == 0)
            throw S3Errors.InvalidArgument("User key must have a length greater than 0.", "key", "");
        // From here on the fields are what the headers of a PUT are.
        var put = request with { Target = request.Target with { Key = key }, Headers = Headers(form.Fields) };
        return new PostObjectRequest(
            new PutObjectRequest(request.Bucket, key, new BodyInput(form.File) { Md5 = put.Header("Content-MD5"), Checksum = RequestBody.OfHeader(put) })
            {
                Headers = ObjectHeaders.Content(put),
                Metadata = ObjectHeaders.Metadata(put),
                Tags = form.Fields.TryGetValue("tagging", out var tags) ? Tags(tags) : [],
            },
            form.Fields);
    }

    /// <summary>Status 204 unless the form asks for 200, for 201 with a document, or for a page to go to.</summary>
    public static Task Write(HttpResponse response, PostObjectResult result, S3Request request)
    {
        var fields = result.Request.Fields;
        var location = LocationOf(request, result);
        response.Headers.ETag = ETags.Quote(result.Object.ETag);
        response.Headers["x-amz-server-side-encryption"] = "AES256";
        ObjectWriters.AddChecksum(response, result.Request.Object.Body.Checksum is null ? null : result.Object.Checksum);
        if (Redirect(fields, request.Bucket, result.Object) is { } page)
        {
            response.StatusCode = StatusCodes.Status303SeeOther;
            response.Headers.Location = page;
            return Task.CompletedTask;
        }
        response.Headers.Location = location;
        response.StatusCode = fields.GetValueOrDefault("success_action_status") switch { "200" => 200, "201" => 201, _ => 204 };
        return response.StatusCode == 201 ? S3Xml.WritePlainAsync(response, "PostResponse", xml =>
        {
            xml.Element("Location", location);
            xml.Element("Bucket", request.Bucket);
            xml.Element("Key", result.Object.Key);
            xml.Element("ETag", ETags.Quote(result.Object.ETag));
        }) : Task.CompletedTask;
    }

    private static HeaderDictionary Headers(IReadOnlyDictionary<string, string> fields)
    {
        var headers = new HeaderDictionary();
        foreach (var (name, value) in fields)
        {
            // Names of metadata go into headers of answers one day.
            if (!name.All(c => char.IsAsciiLetterOrDigit(c) || TokenMarks.Contains(c, StringComparison.Ordinal)))
                throw S3Errors.MalformedPOSTRequest();
            headers[name.Equals("acl", StringComparison.OrdinalIgnoreCase) ? "x-amz-acl" : name] = value;
        }
        return headers;
    }

    private static Dictionary<string, string> Tags(string document) =>
        TagSet.Check((XmlBody.Parse(Encoding.UTF8.GetBytes(document), "Tagging") ?? throw S3Errors.MalformedXML()).Tags(), TagSet.MaxOnObject);

    private static string LocationOf(S3Request request, PostObjectResult result)
    {
        var http = request.Http.Request;
        var bucket = S3Target.BucketOfHost(http.Host.Value ?? "") is null ? $"/{request.Bucket}" : "";
        return $"{http.Scheme}://{http.Host}{bucket}/{Uri.EscapeDataString(result.Object.Key)}";
    }

    /// <summary>Where the browser is to go; what is no address of a page is passed over, as S3 does.</summary>
    private static string? Redirect(IReadOnlyDictionary<string, string> fields, string bucket, StoredObject value)
    {
        var field = fields.GetValueOrDefault("success_action_redirect") ?? fields.GetValueOrDefault("redirect");
        if (!Uri.TryCreate(field, UriKind.Absolute, out var page) || page.Scheme is not ("http" or "https"))
            return null;
        return $"{page.AbsoluteUri}{(page.Query.Length > 0 ? '&' : '?')}bucket={bucket}&key={Uri.EscapeDataString(value.Key)}&etag={Uri.EscapeDataString(ETags.Quote(value.ETag))}";
    }
}
