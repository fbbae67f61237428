using System.Net;
using System.Net.Http.Json;
using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Uploads;

namespace ImageStudio.Tests.Web.Uploads;

[Collection(StudioCollection.Name)]
public sealed class DirectUploadTests(StudioServer studio)
{
    private static readonly byte[] _picture = TestPictures.Jpeg(16, 12);

    [Fact]
    public async Task a_photo_posted_straight_to_s3_is_in_the_gallery_with_all_that_workers_have_to_know()
    {
        var ticket = await AskAsync("Été & Söhne 100%.jpg", filter: "tint #ff8800");

        using var answer = await PostAsync(ticket, _picture);

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var photo = (await studio.Http.GetFromJsonAsync<Photo>($"/api/photos/{ticket.Id}"))!;
        Assert.Equal(("Été & Söhne 100%.jpg", _picture.LongLength), (photo.Name, photo.Bytes));
        var stored = await studio.S3.GetObjectMetadataAsync(StudioServer.Bucket, photo.Key);
        Assert.Equal("image/jpeg", stored.Headers.ContentType);
        Assert.Equal("tint #ff8800", stored.Metadata[UploadMetadata.Filter]);
        Assert.Equal("Été & Söhne 100%.jpg", Uri.UnescapeDataString(stored.Metadata[UploadMetadata.OriginalName]));
        Assert.NotEqual(default, new TraceCarrier(stored.Metadata[UploadMetadata.TraceParent]).ToContext());
    }

    [Theory]
    [InlineData("key", "ingest/somebody/else.jpg")]
    [InlineData("Content-Type", "text/html")]
    [InlineData("x-amz-meta-filter", "sepia")]
    [InlineData("x-amz-meta-further", "entry")]
    [InlineData("success_action_redirect", "https://elsewhere.example/")]
    public async Task a_ticket_holds_for_one_key_one_type_and_its_fields(string field, string value)
    {
        var ticket = await AskAsync("mine.jpg");

        using var answer = await PostAsync(ticket with { Fields = new Dictionary<string, string>(ticket.Fields) { [field] = value } }, _picture);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task a_ticket_holds_for_one_size(int difference)
    {
        var ticket = await AskAsync("mine.jpg");

        using var answer = await PostAsync(ticket, new byte[_picture.Length + difference]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await studio.Http.GetAsync($"/api/photos/{ticket.Id}")).StatusCode);
    }

    [Theory]
    [InlineData("../../etc/passwd.jpg", "passwd.jpg")]
    [InlineData("${filename}", "$(filename)")]
    [InlineData("<img src=x onerror=alert(1)>.jpg", "<img src=x onerror=alert(1)>.jpg")]
    public async Task a_hostile_name_is_only_a_name(string sent, string kept)
    {
        var ticket = await AskAsync(sent);

        using var answer = await PostAsync(ticket, _picture);

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.Equal(kept, (await studio.Http.GetFromJsonAsync<Photo>($"/api/photos/{ticket.Id}"))!.Name);
    }

    private async Task<UploadTicket> AskAsync(string name, string? filter = null)
    {
        using var answer = await studio.Http.PostAsJsonAsync("/api/uploads/tickets", new TicketRequest(name, "image/jpeg", _picture.Length, filter));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await StudioServer.ReadAsync<UploadTicket>(answer);
    }

    private async Task<HttpResponseMessage> PostAsync(UploadTicket ticket, byte[] content)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in ticket.Fields) form.Add(new StringContent(value), $"\"{name}\"");
        form.Add(new ByteArrayContent(content), "\"file\"", "\"file\"");
        return await studio.Http.PostAsync(new Uri(ticket.Url), form);
    }
}
