using System.Net;
using System.Net.Http.Json;
using ImageStudio.Tests.Builders;
using Microsoft.AspNetCore.Mvc;

namespace ImageStudio.Tests.EndToEnd;

/// <summary>What is no photo is told so, crashes nothing and leaves nothing on a queue.</summary>
[Collection(StudioCollection.Name)]
public class BadInputTests(StudioFixture fixture)
{
    private readonly StudioDriver _studio = fixture.Studio;

    public static TheoryData<string, byte[], HttpStatusCode> Refused => new()
    {
        { "Notes.jpg", "This is a text file."u8.ToArray(), HttpStatusCode.UnsupportedMediaType },
        { "Nothing.jpg", [], HttpStatusCode.BadRequest },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_no_picture_is_refused_at_the_door_with_a_reason(string name, byte[] content, HttpStatusCode status)
    {
        using var response = await _studio.SendAsync(name, content);

        Assert.Equal(status, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<ProblemDetails>();
        Assert.Contains(name, problem!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_with_the_limit()
    {
        using var response = await _studio.SendAsync("Huge.jpg", new byte[27_000_000]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<ProblemDetails>();
        Assert.Contains("25 MB", problem!.Detail, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], string> Broken => new()
    {
        { "Torn.jpg", TestPictures.TruncatedJpeg(), "damaged" },
        { "Bomb.png", TestPictures.HugePngHeader(65536, 65536), "megapixel" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_picture_that_cannot_be_processed_gets_its_reason_in_the_gallery_and_by_mail(string name, byte[] content, string word)
    {
        var photo = await _studio.FailedAsync(await _studio.UploadAsync(name, content));

        Assert.All(photo.Failures, failure => Assert.Contains(word, failure.Reason, StringComparison.OrdinalIgnoreCase));
        var mails = await _studio.MailsAsync(name, 2);
        Assert.Contains(mails, mail => mail.Body.Contains(photo.Failures[0].Reason, StringComparison.Ordinal));
        await _studio.QueuesAreEmptyAsync();
        Assert.Equal(2, (await _studio.MailsAsync(name, 2)).Count);
    }
}
