using ImageStudio.Workers.Notifying;

namespace ImageStudio.Tests.Workers.Notifying;

public sealed class MailSubjectTests
{
    [Theory]
    [InlineData("AWS.jpg", "\"AWS.jpg\" is ready")]
    [InlineData("Été & Söhne 100%.jpg", "\"Ete & Sohne 100%.jpg\" is ready")]
    [InlineData("E\u0301te\u0301.jpg", "\"Ete.jpg\" is ready")]
    [InlineData("Straße.jpg", "\"Strasse.jpg\" is ready")]
    [InlineData("say \"cheese\".jpg", "\"say 'cheese'.jpg\" is ready")]
    [InlineData("holiday 📷.jpg", "\"holiday _.jpg\" is ready")]
    [InlineData("写真.jpg", "Your photo is ready")]
    [InlineData("📷", "Your photo is ready")]
    [InlineData("a\r\nBcc: x.jpg", "\"a__Bcc: x.jpg\" is ready")]
    public void A_subject_names_the_photo_in_ASCII(string name, string subject) => Assert.Equal(subject, MailSubject.Of(name, "is ready"));

    [Theory]
    [InlineData("is ready")]
    [InlineData("could not be processed")]
    public void A_subject_is_never_longer_than_SNS_takes(string statement)
    {
        var subject = MailSubject.Of(new string('x', 255), statement);
        Assert.Equal(MailSubject.MaxLength, subject.Length);
        Assert.EndsWith($"...\" {statement}", subject, StringComparison.Ordinal);
        Assert.All(subject, character => Assert.InRange(character, ' ', '~'));
    }
}
