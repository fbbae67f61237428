using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace ImageStudio.Tests.LocalAws.Sqs;

public sealed class PermissionTests
{
    [Fact]
    public async Task AddPermission_WritesStatements_WhichRemovePermissionTakesOut_AndThePolicyWithTheLast()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateQueueAsync("work");
        var arn = EmulatedAws.QueueArn("work");

        await AddAsync(aws, queue, "one", "ReceiveMessage");
        await AddAsync(aws, queue, "two", "SendMessage", "DeleteMessage");
        using var policy = JsonDocument.Parse((await PolicyAsync(aws, queue))!);
        await aws.Sqs.RemovePermissionAsync(queue, "one");
        var left = await PolicyAsync(aws, queue);
        await aws.Sqs.RemovePermissionAsync(queue, "two");

        Assert.Equal($"{arn}/SQSDefaultPolicy", policy.RootElement.GetProperty("Id").GetString());
        Assert.Equal(
            $$$"""{"Sid":"one","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"SQS:ReceiveMessage","Resource":"{{{arn}}}"}""",
            policy.RootElement.GetProperty("Statement")[0].GetRawText());
        Assert.Equal("""["SQS:SendMessage","SQS:DeleteMessage"]""", policy.RootElement.GetProperty("Statement")[1].GetProperty("Action").GetRawText());
        Assert.DoesNotContain("\"one\"", left, StringComparison.Ordinal);
        Assert.Null(await PolicyAsync(aws, queue));
    }

    [Fact]
    public async Task Permission_KnownOrUnknownLabel_OrAnActionOfTheOwner_IsRefused_InAwssWords()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var queue = await aws.CreateQueueAsync("work");
        await AddAsync(aws, queue, "known", "ReceiveMessage");

        (string Expected, Func<Task> Call)[] cases =
        [
            ("Value known for parameter Label is invalid. Reason: Already exists.", () => AddAsync(aws, queue, "known", "ReceiveMessage")),
            ("Value other for parameter Label is invalid. Reason: can't find label.", () => aws.Sqs.RemovePermissionAsync(queue, "other")),
            ("Value SQS:CreateQueue for parameter ActionName is invalid. Reason: Only the queue owner is allowed to invoke this action.", () => AddAsync(aws, queue, "other", "CreateQueue")),
        ];

        foreach (var (expected, call) in cases)
            Assert.Equal(expected, (await Assert.ThrowsAnyAsync<AmazonSQSException>(call)).Message);
    }

    private static Task<AddPermissionResponse> AddAsync(EmulatedAws aws, string queue, string label, params string[] actions) =>
        aws.Sqs.AddPermissionAsync(queue, label, ["111111111111"], [.. actions]);

    private static async Task<string?> PolicyAsync(EmulatedAws aws, string queue) =>
        (await aws.Sqs.GetQueueAttributesAsync(queue, ["Policy"])).Attributes?.GetValueOrDefault("Policy");
}
