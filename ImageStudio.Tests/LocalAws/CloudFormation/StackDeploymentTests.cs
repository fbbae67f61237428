using System.Text.Json.Nodes;
using ImageStudio.LocalAws.CloudFormation.Deployment;
using ImageStudio.LocalAws.CloudFormation.Operations;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.Tests.LocalAws.CloudFormation;

public class StackDeploymentTests
{
    [Fact]
    public async Task CreateStack_ResourcesThatNeedEachOther_AreMadeInOrderAndDeletedInReverse()
    {
        await using var stacks = new StackHarness();
        await stacks.CreateAsync("""
            Resources:
              Third: { Type: Test::Thing, Properties: { Name: c, Value: !GetAtt Second.Upper } }
              Second: { Type: Test::Thing, Properties: { Name: b, Value: !Sub "${First}!" } }
              First: { Type: Test::Thing, DependsOn: Zeroth, Properties: { Name: a } }
              Zeroth: { Type: Test::Thing, Properties: { Name: z } }
            Outputs:
              Result: { Value: !GetAtt Third.Upper }
            """);

        Assert.Equal(["+z", "+a", "+b", "+c"], stacks.Things.History);
        Assert.Equal(("a!", "B"), (stacks.Things.Existing["b"], stacks.Things.Existing["c"]));
        var stack = await stacks.DescribeAsync();
        Assert.Equal(("CREATE_COMPLETE", "C"), (stack.StackStatus, stack.Outputs.Single().OutputValue));

        stacks.Things.History.Clear();
        await stacks.RunAsync<Nothing>("DeleteStack", new DeleteStackRequest { StackName = "stack" });
        Assert.Equal(["-c", "-b", "-a", "-z"], stacks.Things.History);
        Assert.Equal("DELETE_COMPLETE", (await stacks.DescribeAsync(stack.StackId)).StackStatus);
        var gone = await Assert.ThrowsAsync<AwsException>(() => stacks.DescribeAsync());
        Assert.Equal("Stack with id stack does not exist", gone.Message);
    }

    [Theory]
    [InlineData("create", "[Second]")]
    [InlineData("configure", "[Second]")]
    public async Task CreateStack_ResourceThatFails_TakesBackWhatWasMade(string stage, string failed)
    {
        await using var stacks = new StackHarness();
        stacks.Things.Existing.Add("bystander", "");
        await stacks.CreateAsync($$"""
            Resources:
              First: { Type: Test::Thing, Properties: { Name: a } }
              Second: { Type: Test::Thing, DependsOn: First, Properties: { Name: b, Fail: {{stage}} } }
              Third: { Type: Test::Thing, DependsOn: Second, Properties: { Name: c } }
            """);

        Assert.Equal(["bystander"], stacks.Things.Existing.Keys);
        Assert.Equal("ROLLBACK_COMPLETE", (await stacks.DescribeAsync()).StackStatus);
        var events = await EventsAsync(stacks);
        Assert.Contains(events, e => e is { LogicalResourceId: "Second", ResourceStatus: "CREATE_FAILED" } && e.ResourceStatusReason!.StartsWith("b cannot be", StringComparison.Ordinal));
        Assert.Contains(events, e => e is { ResourceStatus: "ROLLBACK_IN_PROGRESS" } && e.ResourceStatusReason!.Contains(failed, StringComparison.Ordinal));
        Assert.DoesNotContain(events, e => e.LogicalResourceId == "Third");
    }

    [Fact]
    public async Task CreateStack_NameThatIsTaken_LeavesTheOtherAlone()
    {
        await using var stacks = new StackHarness();
        stacks.Things.Existing.Add("a", "somebody else's");
        await stacks.CreateAsync("Resources: { First: { Type: Test::Thing, Properties: { Name: a, Value: mine } } }");

        Assert.Equal("somebody else's", stacks.Things.Existing["a"]);
        Assert.Contains(await EventsAsync(stacks), e => e is { ResourceStatus: "CREATE_FAILED", ResourceStatusReason: "a already exists" });
    }

    [Fact]
    public async Task CreateStack_UnknownTypeOrProperty_IsRefusedByName()
    {
        await using var stacks = new StackHarness();
        var type = await Assert.ThrowsAsync<AwsException>(() => stacks.CreateAsync("Resources: { X: { Type: AWS::EC2::Instance } }"));
        Assert.Equal("Template format error: Unrecognized resource types: [AWS::EC2::Instance]", type.Message);

        await stacks.CreateAsync("Resources: { X: { Type: Test::Thing, Properties: { Name: a, Colour: red } } }");
        Assert.Contains(await EventsAsync(stacks), e => e.ResourceStatusReason?.Contains("extraneous key [Colour] is not permitted", StringComparison.Ordinal) is true);
        Assert.Empty(stacks.Things.Existing);
    }

    [Fact]
    public async Task UpdateStack_ChangedAddedRenamedAndDropped_EndsAsTheTemplateSays()
    {
        await using var stacks = new StackHarness();
        await stacks.CreateAsync("""
            Resources:
              Changed: { Type: Test::Thing, Properties: { Name: a, Value: 1 } }
              Renamed: { Type: Test::Thing, Properties: { Name: b } }
              Dropped: { Type: Test::Thing, Properties: { Name: c } }
              Same: { Type: Test::Thing, Properties: { Name: d } }
            """);
        stacks.Things.History.Clear();
        await stacks.UpdateAsync("""
            Resources:
              Changed: { Type: Test::Thing, Properties: { Name: a, Value: !Ref Renamed } }
              Renamed: { Type: Test::Thing, Properties: { Name: b2 } }
              Same: { Type: Test::Thing, Properties: { Name: d } }
              Added: { Type: Test::Thing, Properties: { Name: e } }
            """);

        Assert.Equal(["+b2", "~a", "+e", "-c", "-b"], stacks.Things.History);
        Assert.Equal("b2", stacks.Things.Existing["a"]);
        Assert.Equal("UPDATE_COMPLETE", (await stacks.DescribeAsync()).StackStatus);
        Assert.Empty(stacks.Store.Get("stack", stacks.Caller.Region).Retired);
    }

    [Fact]
    public async Task UpdateStack_ResourceThatFails_GoesBackToWhatWas()
    {
        await using var stacks = new StackHarness();
        await stacks.CreateAsync("""
            Resources:
              Changed: { Type: Test::Thing, Properties: { Name: a, Value: before } }
              Renamed: { Type: Test::Thing, Properties: { Name: b } }
              Failing: { Type: Test::Thing, DependsOn: [Changed, Renamed], Properties: { Name: c } }
            Outputs: { Name: { Value: !Ref Renamed } }
            """);
        await stacks.UpdateAsync("""
            Resources:
              Changed: { Type: Test::Thing, Properties: { Name: a, Value: after } }
              Renamed: { Type: Test::Thing, Properties: { Name: b2 } }
              Failing: { Type: Test::Thing, DependsOn: [Changed, Renamed], Properties: { Name: c, Fail: configure } }
            Outputs: { Name: { Value: !Ref Renamed } }
            """);

        Assert.Equal(["a", "b", "c"], stacks.Things.Existing.Keys.Order());
        Assert.Equal("before", stacks.Things.Existing["a"]);
        var stack = await stacks.DescribeAsync();
        Assert.Equal(("UPDATE_ROLLBACK_COMPLETE", "b"), (stack.StackStatus, stack.Outputs.Single().OutputValue));
        Assert.Contains(await EventsAsync(stacks), e => e is { LogicalResourceId: "Failing", ResourceStatus: "UPDATE_FAILED" });
    }

    [Fact]
    public async Task UpdateStack_NothingChanged_SaysSoAsAwsDoes()
    {
        await using var stacks = new StackHarness();
        const string Template = "Resources: { First: { Type: Test::Thing, Properties: { Name: a } } }";
        await stacks.CreateAsync(Template);

        var refusal = await Assert.ThrowsAsync<AwsException>(() => stacks.UpdateAsync(Template));
        Assert.Equal(("ValidationError", "No updates are to be performed."), (refusal.Code, refusal.Message));

        var created = await stacks.RunAsync<CreateChangeSetResult>("CreateChangeSet", new CreateChangeSetRequest { StackName = "stack", ChangeSetName = "same", TemplateBody = Template });
        var described = await stacks.RunAsync<DescribeChangeSetResult>("DescribeChangeSet", new DescribeChangeSetRequest(created.Id, null, null));
        Assert.Equal("FAILED", described.Status);
        Assert.Contains("The submitted information didn't contain changes", described.StatusReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangeSet_CreateThenUpdate_TellsTheChangesAndCarriesThemOut()
    {
        await using var stacks = new StackHarness();
        await ExecuteAsync(stacks, "CREATE", "Resources: { First: { Type: Test::Thing, Properties: { Name: a, Value: 1 } } }");
        Assert.Equal("CREATE_COMPLETE", (await stacks.DescribeAsync()).StackStatus);

        var described = await ExecuteAsync(stacks, "UPDATE", "Resources: { First: { Type: Test::Thing, Properties: { Name: a2, Value: 1 } }, Next: { Type: Test::Thing, Properties: { Name: b, Value: !Ref First } } }");
        var changes = described.Changes.Select(c => (c.ResourceChange.Action, c.ResourceChange.LogicalResourceId, c.ResourceChange.Replacement));
        Assert.Equal([("Modify", "First", "True"), ("Add", "Next", null)], changes);
        Assert.Equal("a2", stacks.Things.Existing["b"]);
        Assert.Equal("UPDATE_COMPLETE", (await stacks.DescribeAsync()).StackStatus);
        var again = await Assert.ThrowsAsync<AwsException>(() => stacks.RunAsync<ExecuteChangeSetResult>("ExecuteChangeSet", new ExecuteChangeSetRequest { ChangeSetName = described.ChangeSetId }));
        Assert.Equal("InvalidChangeSetStatus", again.Code);
    }

    [Fact]
    public async Task DeleteStack_ResourceThatCannotGo_KeepsWhatItNeeds()
    {
        await using var stacks = new StackHarness();
        await stacks.CreateAsync("""
            Resources:
              Topic: { Type: Test::Thing, Properties: { Name: topic } }
              Bucket: { Type: Test::Thing, Properties: { Name: bucket, Value: !Ref Topic } }
              Other: { Type: Test::Thing, Properties: { Name: other } }
            """);
        stacks.Things.Undeletable.Add("bucket");
        await stacks.RunAsync<Nothing>("DeleteStack", new DeleteStackRequest { StackName = "stack" });

        Assert.Equal(["bucket", "topic"], stacks.Things.Existing.Keys.Order());
        var stack = await stacks.DescribeAsync();
        Assert.Equal("DELETE_FAILED", stack.StackStatus);
        Assert.Contains("Bucket", stack.StackStatusReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recovery_CreationCutShort_TakesBackEvenWhatWasNotNotedYet()
    {
        await using var stacks = new StackHarness();
        await stacks.CreateAsync("Resources: { First: { Type: Test::Thing, Properties: { Name: a } } }");
        var stack = stacks.Store.Get("stack", stacks.Caller.Region);
        var halfway = stack.Resources[0] with { Status = ResourceStatus.CreateInProgress };
        await stacks.Store.SaveAsync(stack.With(halfway) with { Status = StackStatus.CreateInProgress }, [], CancellationToken.None);

        await stacks.RecoverAsync();

        Assert.Empty(stacks.Things.Existing);
        Assert.Equal("ROLLBACK_COMPLETE", (await stacks.DescribeAsync()).StackStatus);
        Assert.Contains(await EventsAsync(stacks), e => e.ResourceStatusReason?.Contains("server ended", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task Recovery_UpdateCutShort_GoesBackToWhatWas()
    {
        await using var stacks = new StackHarness();
        await stacks.CreateAsync("Resources: { First: { Type: Test::Thing, Properties: { Name: a, Value: before } } }");
        var before = stacks.Store.Get("stack", stacks.Caller.Region);
        var halfway = before.Resources[0] with { Status = ResourceStatus.UpdateInProgress, Properties = new JsonObject { ["Name"] = "a", ["Value"] = "after" } };
        stacks.Things.Existing["a"] = "after";
        await stacks.Store.SaveAsync(before.With(halfway) with { Status = StackStatus.UpdateInProgress, Before = before }, [], CancellationToken.None);

        await stacks.RecoverAsync();

        Assert.Equal("before", stacks.Things.Existing["a"]);
        Assert.Equal("UPDATE_ROLLBACK_COMPLETE", (await stacks.DescribeAsync()).StackStatus);
    }

    [Fact]
    public async Task Export_InUse_CannotGoAndIsImported()
    {
        await using var stacks = new StackHarness();
        await stacks.CreateAsync("""
            Resources: { First: { Type: Test::Thing, Properties: { Name: a } } }
            Outputs: { Name: { Value: !Ref First, Export: { Name: shared } } }
            """, "owner");
        await stacks.CreateAsync("Resources: { Second: { Type: Test::Thing, Properties: { Name: b, Value: !ImportValue shared } } }", "user");

        Assert.Equal("a", stacks.Things.Existing["b"]);
        var refusal = await Assert.ThrowsAsync<AwsException>(() => stacks.RunAsync<Nothing>("DeleteStack", new DeleteStackRequest { StackName = "owner" }));
        Assert.Equal("Export shared cannot be deleted as it is in use by user", refusal.Message);
    }

    private static async Task<DescribeChangeSetResult> ExecuteAsync(StackHarness stacks, string type, string template)
    {
        var created = await stacks.RunAsync<CreateChangeSetResult>("CreateChangeSet", new CreateChangeSetRequest
        {
            StackName = "stack", ChangeSetName = $"change-{type}", ChangeSetType = type, TemplateBody = template,
        });
        var described = await stacks.RunAsync<DescribeChangeSetResult>("DescribeChangeSet", new DescribeChangeSetRequest(created.Id, null, null));
        Assert.Equal(("CREATE_COMPLETE", "AVAILABLE"), (described.Status, described.ExecutionStatus));
        await stacks.RunAsync<ExecuteChangeSetResult>("ExecuteChangeSet", new ExecuteChangeSetRequest { ChangeSetName = created.Id });
        return described;
    }

    private static async Task<IReadOnlyList<StackEventDescription>> EventsAsync(StackHarness stacks) =>
        (await stacks.RunAsync<DescribeStackEventsResult>("DescribeStackEvents", new DescribeStackEventsRequest("stack", null))).StackEvents;
}
