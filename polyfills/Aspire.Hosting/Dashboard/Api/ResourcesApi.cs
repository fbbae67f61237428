using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Resources;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Dashboard.Api;

/// <summary>
/// <c>GET /api/resources</c>: all of them. <c>GET /api/resources/{id}</c>: one, with its environment.
/// <c>POST /api/resources/{id}/commands/{name}</c>: runs a command and answers with its result.
/// <c>GET /api/about</c>: whose dashboard this is.
/// </summary>
internal sealed class ResourcesApi(ResourceBoard board, ResourceCommandService commands, ResourceRegistry telemetry, DistributedApplicationModel model, DashboardSettings settings, IHostEnvironment appHost)
{
    public Task AboutAsync(HttpContext http)
    {
        var names = model.Resources.Where(resource => resource is ProjectResource or ExecutableResource or ContainerResource).Select(resource => resource.Name);
        var application = appHost.ApplicationName.EndsWith(".AppHost", StringComparison.Ordinal) ? appHost.ApplicationName[..^".AppHost".Length] : appHost.ApplicationName;
        return http.JsonAsync(
            new AboutAnswer(application, [.. names.Union(telemetry.Services)], settings.OtlpHttp.ToString(), settings.OtlpGrpc?.ToString()),
            DashboardJson.Default.AboutAnswer);
    }

    public async Task ListAsync(HttpContext http) => await http.JsonAsync(await board.ListAsync(), DashboardJson.Default.IReadOnlyListResourceView);

    public async Task OneAsync(HttpContext http)
    {
        if (await board.DetailsAsync((string)http.Request.RouteValues["id"]!) is { } details)
            await http.JsonAsync(details, DashboardJson.Default.ResourceDetails);
        else
            await http.NotFoundAsync();
    }

    /// <summary>The command goes on when the page that asked for it is closed: a restart half done would be worse.</summary>
    public async Task CommandAsync(HttpContext http)
    {
        var id = (string)http.Request.RouteValues["id"]!;
        if (!board.Knows(id))
        {
            await http.NotFoundAsync();
            return;
        }

        var result = await commands.ExecuteCommandAsync(id, (string)http.Request.RouteValues["name"]!, CancellationToken.None);
        await http.JsonAsync(new CommandAnswer(result.Success, result.Canceled, result.Message), DashboardJson.Default.CommandAnswer);
    }
}
