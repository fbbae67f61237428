using ImageStudio.Web.Gallery;
using ImageStudio.Web.Uploads;

namespace ImageStudio.Tests.Web;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("https://photos.example:8443", true)]
    [InlineData("photos.example", false)]
    [InlineData("ftp://photos.example", false)]
    public void the_address_of_s3_for_browsers_is_an_address_or_nothing(string address, bool isFine)
    {
        var result = new UploadOptionsValidator().Validate(null, new UploadOptions { BrowserEndpointUrl = address });

        Assert.Equal(isFine, result.Succeeded);
        if (!isFine) Assert.StartsWith($"Uploads:BrowserEndpointUrl is '{address}'", result.FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("http://localhost:18888/traces/detail/{traceId}", true)]
    [InlineData("http://localhost:18888/traces", false)]
    [InlineData("javascript:alert('{traceId}')", false)]
    public void the_address_of_traces_has_a_place_for_the_trace_or_is_nothing(string address, bool isFine)
    {
        var result = new StudioOptionsValidator().Validate(null, new StudioOptions { TraceUrl = address });

        Assert.Equal(isFine, result.Succeeded);
        if (!isFine) Assert.StartsWith($"Studio:TraceUrl is '{address}'", result.FailureMessage, StringComparison.Ordinal);
    }
}
