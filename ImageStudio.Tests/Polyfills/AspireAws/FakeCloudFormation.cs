using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;

namespace ImageStudio.Tests.Polyfills.AspireAws;

/// <summary>A CloudFormation of one stack that writes down what it is asked, and settles after as many looks as it is told.</summary>
internal sealed class FakeCloudFormation() : AmazonCloudFormationClient(new AnonymousAWSCredentials(), new AmazonCloudFormationConfig { ServiceURL = "http://127.0.0.1:1" })
{
    private readonly Queue<StackStatus> statuses = new();
    private Stack? stack;

    /// <summary>The operations in the order in which they were called.</summary>
    public List<string> Calls { get; } = [];

    public CreateChangeSetRequest? ChangeSet { get; private set; }

    /// <summary>What the change set turns out as.</summary>
    public (ChangeSetStatus Status, string? Reason) Review { get; init; } = (ChangeSetStatus.CREATE_COMPLETE, null);

    /// <summary>What the stack goes through once its change set is executed.</summary>
    public StackStatus[] Course { get; init; } = [StackStatus.CREATE_IN_PROGRESS, StackStatus.CREATE_COMPLETE];

    public bool IsDisposed { get; private set; }

    public void Holds(string name, StackStatus status, params Tag[] tags) =>
        stack = new Stack { StackName = name, StackId = "arn:aws:cloudformation:eu-west-1:123456789012:stack/" + name, StackStatus = status, Tags = [.. tags], Outputs = [Output()] };

    public override Task<DescribeStacksResponse> DescribeStacksAsync(DescribeStacksRequest request, CancellationToken cancellationToken = default)
    {
        Calls.Add(request.StackName is null ? "DescribeStacks" : "DescribeStacks " + request.StackName);
        if (stack is not null && statuses.TryDequeue(out var status)) stack.StackStatus = status;
        if (stack?.StackStatus == StackStatus.DELETE_COMPLETE) stack = null;
        return Task.FromResult(new DescribeStacksResponse { Stacks = stack is null ? null : [stack] });
    }

    public override Task<CreateChangeSetResponse> CreateChangeSetAsync(CreateChangeSetRequest request, CancellationToken cancellationToken = default)
    {
        Calls.Add("CreateChangeSet " + request.ChangeSetType);
        ChangeSet = request;
        return Task.FromResult(new CreateChangeSetResponse { Id = "change-set-id" });
    }

    public override Task<DescribeChangeSetResponse> DescribeChangeSetAsync(DescribeChangeSetRequest request, CancellationToken cancellationToken = default)
    {
        Calls.Add($"DescribeChangeSet {request.ChangeSetName}{request.StackName}");
        return Task.FromResult(new DescribeChangeSetResponse { Status = Review.Status, StatusReason = Review.Reason });
    }

    public override Task<ExecuteChangeSetResponse> ExecuteChangeSetAsync(ExecuteChangeSetRequest request, CancellationToken cancellationToken = default)
    {
        Calls.Add($"ExecuteChangeSet {request.StackName} {request.ChangeSetName}");
        Holds(request.StackName, StackStatus.REVIEW_IN_PROGRESS, [.. ChangeSet!.Tags]);
        foreach (var status in Course) statuses.Enqueue(status);
        return Task.FromResult(new ExecuteChangeSetResponse());
    }

    public override Task<DescribeStackEventsResponse> DescribeStackEventsAsync(DescribeStackEventsRequest request, CancellationToken cancellationToken = default)
    {
        Calls.Add("DescribeStackEvents " + request.StackName);
        return Task.FromResult(new DescribeStackEventsResponse());
    }

    public override Task<DeleteStackResponse> DeleteStackAsync(DeleteStackRequest request, CancellationToken cancellationToken = default)
    {
        Calls.Add("DeleteStack " + request.StackName);
        statuses.Enqueue(StackStatus.DELETE_IN_PROGRESS);
        statuses.Enqueue(StackStatus.DELETE_COMPLETE);
        return Task.FromResult(new DeleteStackResponse());
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }

    private static Output Output() => new() { OutputKey = "BucketName", OutputValue = "photos" };
}
