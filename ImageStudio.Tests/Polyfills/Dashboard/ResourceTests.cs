using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.Polyfills.Dashboard;

/// <summary>What the API tells of resources, and does to them.</summary>
public class ResourceTests
{
    [RequiresToolFact("sh", "sleep")]
    public async Task A_resource_can_be_restarted_and_its_restarts_are_counted()
    {
        await using var dashboard = await DashboardApplication.StartAsync(builder => builder.AddExecutable("job", "sleep", ".", "60"));
        (await dashboard.LogInAsync()).Dispose();
        await ResourceAsync(dashboard, "job", job => Text(job, "state") == KnownResourceStates.Running);

        using var answer = await dashboard.Visitor.PostAsync("/api/resources/job/commands/restart", null);

        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("success").GetBoolean());
        await ResourceAsync(dashboard, "job", job => job.GetProperty("restarts").GetInt32() == 1 && Text(job, "state") == KnownResourceStates.Running);
    }

    [RequiresToolFact("sh", "sleep")]
    public async Task A_process_that_has_ended_shows_its_exit_code_and_its_last_lines()
    {
        await using var dashboard = await DashboardApplication.StartAsync(builder => builder.AddExecutable("job", "sh", ".", "-c", "for i in 1 2 3 4 5 6 7; do echo line $i; done; exit 3"));
        (await dashboard.LogInAsync()).Dispose();

        var job = await ResourceAsync(dashboard, "job", job => job.GetProperty("exitCode").ValueKind is JsonValueKind.Number);

        Assert.Equal(3, job.GetProperty("exitCode").GetInt32());
        Assert.Contains("line 7", job.GetProperty("lastLines").EnumerateArray().Select(line => line.GetString()));
        Assert.True(job.GetProperty("lastLines").GetArrayLength() <= 5);
    }

    [Fact]
    public async Task A_secret_is_not_sent_and_a_command_of_nobody_is_not_found()
    {
        await using var dashboard = await DashboardApplication.StartAsync(builder => builder.AddParameter("password", "hunter2", secret: true));
        (await dashboard.LogInAsync()).Dispose();
        await ResourceAsync(dashboard, "password", parameter => Text(parameter, "state") == KnownResourceStates.Running);

        Assert.DoesNotContain("hunter2", await dashboard.Visitor.GetStringAsync("/api/resources"), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", await dashboard.Visitor.GetStringAsync("/api/resources/password"), StringComparison.Ordinal);
        using var answer = await dashboard.Visitor.PostAsync("/api/resources/nobody/commands/stop", null);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<JsonElement> ResourceAsync(DashboardApplication dashboard, string id, Func<JsonElement, bool> isThere)
    {
        using var deadline = new CancellationTokenSource(DashboardApplication.Limit);
        while (true)
        {
            var all = await dashboard.Visitor.GetFromJsonAsync<JsonElement>("/api/resources", deadline.Token);
            if (all.EnumerateArray().FirstOrDefault(resource => Text(resource, "id") == id && isThere(resource)) is { ValueKind: JsonValueKind.Object } found) return found;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, deadline.Token);
        }
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
