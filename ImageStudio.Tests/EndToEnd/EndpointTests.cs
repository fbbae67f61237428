using ImageStudio.Tests.Fixtures;
using ImageStudio.Tests.Polyfills.Aspire;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.EndToEnd;

/// <summary>What only an emulator that is not ours can show.</summary>
[Collection(OnEndpoint.Name), NeedsTool(MotoServer.ToolName)]
public class EndpointTests(MotoStudio moto)
{
    [TargetFact]
    public async Task What_moto_dropped_of_the_template_is_set_with_a_line_each()
    {
        var log = await Logs.OfAsync(moto.App, ResourceNames.AwsResources);

        var notifications = log.Where(line => line.Contains("dropped a notification", StringComparison.Ordinal) && line.Contains("prefix ingest/", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, notifications.Length);
        Assert.Contains("s3:ObjectCreated:*", notifications[0], StringComparison.Ordinal);
        Assert.Contains("s3:ObjectRemoved:*", notifications[1], StringComparison.Ordinal);
        Assert.Equal(5, log.Count(line => line.Contains("dropped a subscription", StringComparison.Ordinal)));
    }
}
