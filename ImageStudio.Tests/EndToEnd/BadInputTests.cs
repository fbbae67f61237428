using System.Net;
using System.Net.Http.Json;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Fixtures;
using Microsoft.AspNetCore.Mvc;

namespace ImageStudio.Tests.EndToEnd;

/// <summary>What is no photo is told so, crashes nothing and leaves nothing on a queue.</summary>
public abstract class BadInputTests(StudioFixture fixture)
{
    private readonly StudioDriver _studio = fixture.Studio;

    public static TheoryData<string, byte[], HttpStatusCode> Refused => new()
    {
        { "Notes.jpg", "This is a text file."u8.ToArray(), HttpStatusCode.UnsupportedMediaType },
        { "Nothing.jpg", [], HttpStatusCode.BadRequest },
    };

    [TargetTheory]
    [MemberData(nameof(Refused))]
    public async Task What_is_no_picture_is_refused_at_the_door_with_a_reason(string name, byte[] content, HttpStatusCode status)
    {
        using var response = await _studio.SendAsync(name, content);

        Assert.Equal(status, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<ProblemDetails>();
        Assert.Contains(name, problem!.Detail, StringComparison.Ordinal);
    }

    [TargetFact]
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

    [TargetTheory]
    [MemberData(nameof(Broken))]
    public async Task A_picture_that_cannot_be_processed_gets_its_reason_in_the_gallery_and_a_mail_about_it(string name, byte[] content, string word)
    {
        var photo = await _studio.FailedAsync(await _studio.UploadAsync(name, content));

        Assert.All(photo.Failures, failure => Assert.Contains(word, failure.Reason, StringComparison.OrdinalIgnoreCase));
        await _studio.QueuesAreEmptyAsync();
        await _studio.MailedAsync(photo, 2);
    }
}

/// <inheritdoc/>
[Collection(OnLocal.Name)]
public sealed class BadInputOnLocalTests(LocalStudio studio) : BadInputTests(studio);

/// <inheritdoc/>
[Collection(OnEndpoint.Name), NeedsTool(MotoServer.ToolName)]
public sealed class BadInputOnEndpointTests(MotoStudio studio) : BadInputTests(studio);
