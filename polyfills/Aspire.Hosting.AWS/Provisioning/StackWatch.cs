using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.AWS.Provisioning;

/// <summary>Looks at a stack until it rests, and tells what happens to its resources meanwhile.</summary>
internal sealed partial class StackWatch(IAmazonCloudFormation client, string stackName, TimeSpan interval, TimeProvider time, ILogger logger)
{
    private const string InProgress = "IN_PROGRESS";

    // By name among all stacks: DescribeStacks with an unknown name is an error that cannot be told from others by its code.
    public async Task<Stack?> FindAsync(CancellationToken cancellationToken)
    {
        await foreach (var stack in client.Paginators.DescribeStacks(new DescribeStacksRequest()).Stacks.WithCancellation(cancellationToken))
        {
            if (stack.StackName == stackName) return stack;
        }

        return null;
    }

    public async Task<Stack?> WaitWhileInProgressAsync(CancellationToken cancellationToken)
    {
        Stack? stack;
        do
        {
            await Task.Delay(interval, time, cancellationToken);
            stack = await FindAsync(cancellationToken);
        }
        while (stack is not null && IsInProgress(stack));

        return stack;
    }

    /// <summary>Follows the stack to its end, with every event since <paramref name="since"/> in the resource's log.</summary>
    public async Task<Stack> FollowAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Stack stack;
        do
        {
            await Task.Delay(interval, time, cancellationToken);
            stack = await FindAsync(cancellationToken) ?? throw new AWSProvisioningException($"Stack {stackName} is gone");
            foreach (var item in await ReadNewEventsAsync(since, seen, cancellationToken))
                Log.Event(logger, item.LogicalResourceId, item.ResourceStatus, item.ResourceStatusReason ?? "");
        }
        while (IsInProgress(stack));

        return stack;
    }

    // Events come newest first, so that the first known or too old one ends the reading.
    private async Task<List<StackEvent>> ReadNewEventsAsync(DateTimeOffset since, HashSet<string> seen, CancellationToken cancellationToken)
    {
        var events = new List<StackEvent>();
        var request = new DescribeStackEventsRequest { StackName = stackName };
        do
        {
            var page = await client.DescribeStackEventsAsync(request, cancellationToken);
            foreach (var item in page.StackEvents ?? [])
            {
                if (item.Timestamp < since || !seen.Add(item.EventId)) return Ordered(events);
                events.Add(item);
            }

            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));

        return Ordered(events);
    }

    private static List<StackEvent> Ordered(List<StackEvent> newestFirst)
    {
        newestFirst.Reverse();
        return newestFirst;
    }

    private static bool IsInProgress(Stack stack) => stack.StackStatus.Value.EndsWith(InProgress, StringComparison.Ordinal);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{LogicalResourceId} {ResourceStatus} {Reason}")]
        public static partial void Event(ILogger logger, string logicalResourceId, ResourceStatus resourceStatus, string reason);
    }
}
