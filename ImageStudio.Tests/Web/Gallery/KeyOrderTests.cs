using System.Text;
using ImageStudio.Web.Gallery;

namespace ImageStudio.Tests.Web.Gallery;

public sealed class KeyOrderTests
{
    [Fact]
    public void keys_are_in_the_order_of_their_bytes()
    {
        string[] keys = ["a", "A", "a/b", "a.jpg", "ab", "é", "ﬁ", "\uE000", "🦊", "🦊🦊", "日本", ""];

        var expected = keys.OrderBy(key => Convert.ToHexString(Encoding.UTF8.GetBytes(key)), StringComparer.Ordinal);

        Assert.Equal(expected, keys.Order(KeyOrder.Instance));
    }
}
