using ImageStudio.Tests.Builders;

namespace ImageStudio.Tests.EndToEnd;

/// <summary>What people read in their mail, seen in the inbox of LocalAws.</summary>
[Collection(OnLocal.Name)]
public class MailTests(LocalStudio local)
{
    private readonly StudioDriver _studio = local.Studio;

    [Fact]
    public async Task A_photo_is_worth_two_mails_and_no_more()
    {
        await _studio.ReadyAsync(await _studio.UploadAsync("Two mails.jpg", TestPictures.Jpeg(640, 480)));
        await _studio.MailsAsync("Two mails.jpg", 2);

        await _studio.QueuesAreEmptyAsync();

        Assert.Equal(2, (await _studio.MailsAsync("Two mails.jpg", 2)).Count);
    }

    [Fact]
    public async Task A_photo_that_fails_is_told_with_its_reason()
    {
        var photo = await _studio.FailedAsync(await _studio.UploadAsync("Bad news.jpg", TestPictures.TruncatedJpeg()));

        var mails = await _studio.MailsAsync("Bad news.jpg", 2);

        Assert.Contains(mails, mail => mail.Body.Contains(photo.Failures[0].Reason, StringComparison.Ordinal));
    }
}
