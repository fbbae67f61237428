using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ImageStudio.Tests.LocalAws.S3;

/// <summary>A form for an upload as a browser sends it: fields in order, the file last.</summary>
internal static class PostForm
{
    public static readonly DateTimeOffset Later = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static MultipartFormDataContent Of(IEnumerable<(string Name, string Value)> fields, HttpContent file, string fileName = "photo.jpg")
    {
        var form = new MultipartFormDataContent("----form-7d1b");
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value) { Headers = { ContentType = null } }, $"\"{name}\"");
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        form.Add(file, "\"file\"", $"\"{fileName}\"");
        return form;
    }

    public static MultipartFormDataContent Of(IEnumerable<(string Name, string Value)> fields, string file, string fileName = "photo.jpg") =>
        Of(fields, new ByteArrayContent(Encoding.UTF8.GetBytes(file)), fileName);

    /// <summary>A policy as the field of that name holds it.</summary>
    /// <param name="conditions">The conditions as JSON, without the brackets around them.</param>
    /// <param name="expiration">Until when; far away by default.</param>
    public static (string Name, string Value) Policy(string conditions, DateTimeOffset? expiration = null) =>
        ("policy", Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"expiration": {{JsonSerializer.Serialize(expiration ?? Later)}}, "conditions": [{{conditions}}]}""")));
}
