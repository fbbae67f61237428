using ImageStudio.LocalAws.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace ImageStudio.Tests.LocalAws.Hosting;

public sealed class LoopbackOnlyTests
{
    [Theory]
    [InlineData("--urls=http://127.0.0.1:5000")]
    [InlineData("--urls=http://localhost:5000;http://[::1]:5001")]
    [InlineData("--Kestrel:Endpoints:A:Url=http://127.0.0.2:5000")]
    public void Loopback_addresses_are_accepted(string argument) => Builder(argument).ListenOnLoopback();

    [Theory]
    [InlineData("--urls=http://0.0.0.0:5000")]
    [InlineData("--urls=http://127.0.0.1:5000;http://*:5001")]
    [InlineData("--urls=http://[::]:5000")]
    [InlineData("--urls=http://example.com")]
    [InlineData("--http_ports=8080")]
    [InlineData("--Kestrel:Endpoints:A:Url=http://+:5000")]
    public void Every_other_address_is_refused_with_what_to_do(string argument)
    {
        var error = Assert.Throws<InvalidOperationException>(() => Builder(argument).ListenOnLoopback());

        Assert.Contains("loopback only", error.Message, StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_URLS", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_address_it_is_the_well_known_port()
    {
        var builder = Builder();

        builder.ListenOnLoopback();

        Assert.Equal(LoopbackOnly.DefaultUrl, builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey));
    }

    private static WebApplicationBuilder Builder(params string[] arguments) => WebApplication.CreateEmptyBuilder(new WebApplicationOptions { Args = arguments });
}
