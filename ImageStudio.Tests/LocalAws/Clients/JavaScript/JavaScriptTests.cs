using System.Text.Json.Nodes;
using ImageStudio.LocalAws;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.LocalAws.Clients.JavaScript;

public sealed class JavaScriptTests
{
    private const string Expected = """
        {
          "object": ["hello", "text/plain", { "filter": "sepia" }, true, true],
          "range": ["ell", "bytes 1-3/5"],
          "large": true,
          "listed": [["copy", "large"], ["ingest/"]],
          "objectErrors": ["NoSuchKey", "NotFound", "PreconditionFailed", "NoSuchBucket"],
          "presigned": [200, "by a link", 204, 400],
          "posted": "short",
          "account": "000000000000",
          "received": [["a photo", ["kind"], "1"], ["direct", ["raw"], "1"]],
          "batch": [1, ["InvalidMessageContents"], 2],
          "messageErrors": ["QueueDoesNotExist", "ReceiptHandleIsInvalid", "NotFoundException"],
          "announced": ["s3:TestEvent", ["ObjectCreated:Put", "announced/a+b.txt"]]
        }
        """;

    [JavaScriptFact]
    public async Task The_SDK_puts_signs_posts_publishes_and_receives()
    {
        await using var aws = await LocalAwsServer.StartAsync();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));

        var outcome = await Tool.RunAsync(
            "node",
            ["--no-warnings", Repository.PathOf("ImageStudio.Tests", "LocalAws", "Clients", "JavaScript", "suite.mjs"), aws.Url.ToString().TrimEnd('/'), JavaScriptFactAttribute.Folder],
            cancellationToken: deadline.Token);

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Equal(JsonNode.Parse(Expected)!.ToJsonString(), JsonNode.Parse(outcome.Output)!.ToJsonString());
    }
}
