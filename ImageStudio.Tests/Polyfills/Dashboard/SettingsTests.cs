using Aspire.Hosting;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Testing;
using ImageStudio.Tests.Fixtures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Polyfills.Dashboard;

public class SettingsTests
{
    [Fact]
    public async Task A_tested_application_has_no_dashboard_unless_it_asks_for_one()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        await using var app = await builder.BuildAsync();

        Assert.Null(app.Services.GetService<DashboardSettings>());
    }

    [Fact]
    public void Services_are_told_where_to_send_and_the_key()
    {
        var configuration = Configuration();

        var settings = new DashboardSettings(configuration);

        Assert.Equal(settings.OtlpHttp.ToString().TrimEnd('/'), configuration["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"]);
        Assert.Equal(settings.OtlpKey, configuration["AppHost:OtlpApiKey"]);
        Assert.Equal($"/login?t={settings.BrowserToken}", settings.Login.PathAndQuery);
        Assert.Empty(settings.FixedPorts);
    }

    [Fact]
    public void Where_everybody_may_look_there_is_no_token_and_no_key()
    {
        var settings = new DashboardSettings(Configuration(("ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS", "true")));

        Assert.Null(settings.BrowserToken);
        Assert.Null(settings.OtlpKey);
        Assert.Equal(settings.Frontend, settings.Login);
    }

    [Theory]
    [InlineData("http://0.0.0.0:18888")]
    [InlineData("https://localhost:18888")]
    [InlineData("18888")]
    public void An_address_beyond_this_machine_or_with_a_certificate_is_refused_by_name(string url) =>
        Assert.Contains("ASPNETCORE_URLS", Assert.Throws<DistributedApplicationException>(() => new DashboardSettings(Configuration(("ASPNETCORE_URLS", url)))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_port_that_is_taken_is_named_before_anything_starts()
    {
        await using var first = await DashboardApplication.StartAsync(null, $"--ASPNETCORE_URLS=http://localhost:{FreePort.Next()}");

        var fault = await Assert.ThrowsAsync<DistributedApplicationException>(() => DashboardApplication.StartAsync(null, $"--ASPNETCORE_URLS={first.Settings.Frontend}"));

        Assert.Contains($"Port {first.Settings.Frontend.Port}, which 'dashboard' needs", fault.Message, StringComparison.Ordinal);
    }

    private static ConfigurationManager Configuration(params (string Key, string Value)[] values)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(values.ToDictionary(value => value.Key, value => (string?)value.Value));
        return configuration;
    }
}
