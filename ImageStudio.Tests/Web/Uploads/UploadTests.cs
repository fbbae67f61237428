using System.Net;
using System.Text.Json;
using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Web.Gallery;
using Microsoft.AspNetCore.Mvc;

namespace ImageStudio.Tests.Web.Uploads;

[Collection(StudioCollection.Name)]
public sealed class UploadTests(StudioServer studio)
{
    [Fact]
    public async Task a_photo_is_stored_with_all_that_workers_have_to_know()
    {
        var content = TestPictures.Png(16, 12);

        using var answer = await studio.PostAsync("Été & Söhne 100%.jpg", content, "&filter=tint%20%23ff8800");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var photo = await StudioServer.ReadAsync<Photo>(answer);
        Assert.Equal(photo.Url, answer.Headers.Location?.ToString());
        Assert.Matches("^ingest/[0-9a-z]{16}/Été & Söhne 100%[.]jpg$", photo.Key);
        Assert.Equal((PhotoState.Received, content.Length), (photo.State, (int)photo.Bytes));

        using var stored = await studio.S3.GetObjectAsync(StudioServer.Bucket, photo.Key);
        Assert.Equal("image/png", stored.Headers.ContentType);
        Assert.Equal(photo.ETag, stored.ETag.Trim('"'));
        Assert.Equal("tint #ff8800", stored.Metadata[UploadMetadata.Filter]);
        Assert.Equal("Été & Söhne 100%.jpg", Uri.UnescapeDataString(stored.Metadata[UploadMetadata.OriginalName]));
        Assert.NotEqual(default, new TraceCarrier(stored.Metadata[UploadMetadata.TraceParent]).ToContext());
        using var copy = new MemoryStream();
        await stored.ResponseStream.CopyToAsync(copy);
        Assert.Equal(content, copy.ToArray());
    }

    [Fact]
    public async Task a_text_named_jpg_is_refused_with_a_reason()
    {
        using var answer = await studio.PostAsync("holiday.jpg", TestPictures.TextNamedJpg());

        var problem = await ProblemOf(answer, HttpStatusCode.UnsupportedMediaType);
        Assert.Contains("“holiday.jpg” is not a photo", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_empty_file_is_refused_with_a_reason()
    {
        using var answer = await studio.PostAsync("holiday.jpg", TestPictures.Empty());

        Assert.Equal("The file is empty", (await ProblemOf(answer, HttpStatusCode.BadRequest)).Title);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task what_is_too_large_is_refused_with_the_limit_whether_its_length_is_declared_or_not(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/uploads?name=wall.jpg") { Content = new ByteArrayContent(new byte[StudioServer.MaxUploadBytes + 1]) };
        request.Headers.TransferEncodingChunked = chunked;

        using var answer = await studio.Http.SendAsync(request);

        var problem = await ProblemOf(answer, HttpStatusCode.RequestEntityTooLarge);
        Assert.Contains("0.3 MB", problem.Detail, StringComparison.Ordinal);
        Assert.Equal(StudioServer.MaxUploadBytes, Assert.IsType<JsonElement>(problem.Extensions["maxBytes"]).GetInt64());
    }

    [Theory]
    [InlineData("?name=a.jpg&filter=blur", "There is no such filter")]
    [InlineData("", "Bad Request")]
    public async Task a_request_that_makes_no_sense_is_told_why(string query, string title)
    {
        using var answer = await studio.Http.PostAsync("/api/uploads" + query, new ByteArrayContent(TestPictures.Jpeg(8, 8)));

        var problem = await ProblemOf(answer, HttpStatusCode.BadRequest);
        Assert.Equal(title, problem.Title);
        Assert.NotNull(problem.Detail);
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>.jpg", "<img src=x onerror=alert(1)>.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..", "photo")]
    [InlineData("a+b%2Fc #1?.jpg", "a+b%2Fc #1?.jpg")]
    [InlineData("日本語 🦊.jpg", "日本語 🦊.jpg")]
    [InlineData("tab\there\r\nX-Evil: 1.jpg", "tabhereX-Evil: 1.jpg")]
    public async Task a_hostile_name_is_only_a_name(string sent, string kept)
    {
        var photo = await studio.UploadAsync(sent, TestPictures.Jpeg(8, 8));

        Assert.Equal(kept, photo.Name);
        var read = await StudioServer.ReadAsync<Photo>(await studio.Http.GetAsync(photo.Url));
        Assert.Equal((photo.Key, kept), (read.Key, read.Name));
        using var original = await studio.Http.GetAsync(photo.OriginalUrl);
        Assert.Equal(HttpStatusCode.OK, original.StatusCode);
        Assert.Equal(kept, original.Content.Headers.ContentDisposition?.FileNameStar);
    }

    [Fact]
    public async Task a_change_that_another_sites_page_asks_for_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/uploads?name=a.jpg") { Content = new ByteArrayContent(TestPictures.Jpeg(8, 8)) };
        request.Headers.Add("Origin", "https://elsewhere.example");

        using var answer = await studio.Http.SendAsync(request);

        await ProblemOf(answer, HttpStatusCode.Forbidden);
    }

    private static async Task<ProblemDetails> ProblemOf(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return await StudioServer.ReadAsync<ProblemDetails>(answer);
    }
}
