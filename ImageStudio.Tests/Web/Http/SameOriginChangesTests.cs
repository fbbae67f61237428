using ImageStudio.Web.Http;
using Microsoft.AspNetCore.Http;

namespace ImageStudio.Tests.Web.Http;

public sealed class SameOriginChangesTests
{
    [Theory]
    [InlineData("same-origin", "http://localhost:5080", true)]
    [InlineData("none", null, true)]
    [InlineData("same-site", "http://localhost:4566", false)]
    [InlineData("cross-site", "https://elsewhere.example", false)]
    [InlineData("cross-site", "http://localhost:5080", false)]
    [InlineData(null, "http://localhost:5080", true)]
    [InlineData(null, "HTTP://LOCALHOST:5080", true)]
    [InlineData(null, "https://localhost:5080", false)]
    [InlineData(null, "http://localhost:5081", false)]
    [InlineData(null, "null", false)]
    [InlineData(null, null, true)]
    public void a_request_is_own_where_the_browser_says_so_or_says_nothing(string? site, string? origin, bool expected)
    {
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host) = ("http", new HostString("localhost", 5080));
        if (site is not null) request.Headers["Sec-Fetch-Site"] = site;
        if (origin is not null) request.Headers.Origin = origin;

        Assert.Equal(expected, SameOriginChanges.IsOwn(request));
    }
}
