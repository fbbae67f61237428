using ImageStudio.Workers.Notifying;

namespace ImageStudio.Tests.Workers.Notifying;

public sealed class NotifierOptionsTests
{
    [Fact]
    public void Every_wrong_setting_is_named_with_its_value_and_what_it_may_be()
    {
        var wrong = new NotifierOptions
        {
            GalleryUrl = "ftp://x", ClaimExpiry = TimeSpan.FromSeconds(9), DigestAfter = 0, DigestWindow = TimeSpan.FromSeconds(10.5), DeadLetterInterval = TimeSpan.Zero,
        };

        Assert.Equal(
            [
                "Notifier:GalleryUrl is 'ftp://x'; it is an absolute http or https address.",
                "Notifier:ClaimExpiry is 00:00:09; it is 10 seconds to 1 hour.",
                "Notifier:DigestAfter is 0; it is 1 to 10000 mails.",
                "Notifier:DigestWindow is 00:00:10.5000000; it is 10 seconds to 1 hour, in whole seconds.",
                "Notifier:DeadLetterInterval is 00:00:00; it is 1 second to 1 hour.",
            ],
            new NotifierOptionsValidator().Validate(null, wrong).Failures);
        Assert.True(new NotifierOptionsValidator().Validate(null, new NotifierOptions()).Succeeded);
    }
}
