using ImageStudio.Contracts;

namespace ImageStudio.Tests.Contracts;

public sealed class S3EventTests
{
    [Theory]
    [InlineData("0055AED6DCD90281E5", "0055AED6DCD90281E6", -1)]
    [InlineData("0055aed6dcd90281e6", "0055AED6DCD90281E5", 1)]
    [InlineData("55AED6DCD90281E5", "0055AED6DCD90281E5", 0)]
    [InlineData("FF", "0100", -1)]
    [InlineData("", "01", 0)]
    [InlineData("01", "", 0)]
    public void Sequencers_are_compared_as_numbers(string left, string right, int sign) => Assert.Equal(sign, Math.Sign(S3Event.CompareSequencers(left, right)));

    [Theory]
    [InlineData("a+b%2Bc%25.jpg", "a b+c%.jpg")]
    [InlineData("%C3%89t%C3%A9/x.jpg", "Été/x.jpg")]
    [InlineData("plain/x.jpg", "plain/x.jpg")]
    [InlineData("%F0%9F%93%B7", "📷")]
    public void Keys_are_decoded_as_forms_are(string sent, string key) => Assert.Equal(key, S3Event.DecodeKey(sent));

    [Theory]
    [InlineData("ObjectCreated:Put", true)]
    [InlineData("ObjectCreated:CompleteMultipartUpload", true)]
    [InlineData("ObjectRemoved:Delete", false)]
    [InlineData("ObjectCreatedElsewhere", false)]
    public void Created_is_told_from_removed(string name, bool created) =>
        Assert.Equal(created, new S3Event(name, "b", "k", "", "", 0, default).IsCreated);
}
