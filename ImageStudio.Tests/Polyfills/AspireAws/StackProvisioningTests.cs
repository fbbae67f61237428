using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.AWS.CloudFormation;
using Aspire.Hosting.AWS.Provisioning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ImageStudio.Tests.Polyfills.AspireAws;

/// <summary>Stacks in an application: which calls are made, which states are seen, what reaches the services.</summary>
public sealed class StackProvisioningTests : IDisposable
{
    private const string Failed = "Failed to Provision";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly string template = Path.GetTempFileName();

    public StackProvisioningTests() => File.WriteAllText(template, """{ "Resources": {} }""");

    public void Dispose() => File.Delete(template);

    [Fact]
    public async Task A_new_stack_is_created_with_exactly_the_documented_calls()
    {
        var client = new FakeCloudFormation();
        var (state, stack) = await RunAsync(client, stack => stack.WithParameter("Email", "a@example.com").WithTag("purpose", "test"));

        Assert.Equal(KnownResourceStates.Running, state);
        Assert.Equal(
        [
            "DescribeStacks",
            "CreateChangeSet CREATE",
            "DescribeChangeSet change-set-id",
            "ExecuteChangeSet studio change-set-id",
            "DescribeStacks", "DescribeStackEvents studio",
            "DescribeStacks", "DescribeStackEvents studio",
        ], client.Calls);
        var request = client.ChangeSet!;
        Assert.Equal(["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"], request.Capabilities);
        Assert.Equal(("Email", "a@example.com"), (Assert.Single(request.Parameters).ParameterKey, request.Parameters[0].ParameterValue));
        Assert.Equal(["AspireAppHost_SHA256", "purpose"], request.Tags.Select(tag => tag.Key).Order());
        Assert.StartsWith("Aspire-AppHost-", request.ChangeSetName, StringComparison.Ordinal);
        Assert.Null(request.RoleARN);
        Assert.Equal("photos", await new StackOutputReference("BucketName", stack).GetValueAsync());
        Assert.True(client.IsDisposed);
    }

    [Fact]
    public async Task An_unchanged_stack_is_left_alone()
    {
        var first = new FakeCloudFormation();
        await RunAsync(first);
        var second = new FakeCloudFormation();
        second.Holds("studio", StackStatus.CREATE_COMPLETE, [.. first.ChangeSet!.Tags]);

        var (state, stack) = await RunAsync(second);

        Assert.Equal(KnownResourceStates.Running, state);
        Assert.Equal(["DescribeStacks"], second.Calls);
        Assert.Equal("photos", Assert.Single(stack.Outputs!).OutputValue);
    }

    [Fact]
    public async Task A_changed_stack_is_updated()
    {
        var client = new FakeCloudFormation { Course = [StackStatus.UPDATE_COMPLETE] };
        client.Holds("studio", StackStatus.UPDATE_ROLLBACK_COMPLETE, new Tag { Key = "AspireAppHost_SHA256", Value = "of an older template" });

        var (state, _) = await RunAsync(client);

        Assert.Equal(KnownResourceStates.Running, state);
        Assert.Contains("CreateChangeSet UPDATE", client.Calls);
    }

    [Fact]
    public async Task A_change_set_without_changes_keeps_the_stack()
    {
        var client = new FakeCloudFormation { Review = (ChangeSetStatus.FAILED, "The submitted information didn't contain changes. Submit different information to create a change set.") };
        client.Holds("studio", StackStatus.CREATE_COMPLETE);

        var (state, _) = await RunAsync(client);

        Assert.Equal(KnownResourceStates.Running, state);
        Assert.DoesNotContain(client.Calls, call => call.StartsWith("ExecuteChangeSet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stack_whose_creation_was_rolled_back_is_deleted_first()
    {
        var client = new FakeCloudFormation();
        client.Holds("studio", StackStatus.ROLLBACK_COMPLETE);

        var (state, _) = await RunAsync(client);

        Assert.Equal(KnownResourceStates.Running, state);
        Assert.Equal(["DescribeStacks", "DeleteStack studio", "DescribeStacks", "DescribeStacks", "CreateChangeSet CREATE"], client.Calls.Take(5));
    }

    [Fact]
    public async Task A_failed_stack_says_so_and_does_not_hold_up_the_next_one()
    {
        var failing = new FakeCloudFormation { Course = [StackStatus.ROLLBACK_COMPLETE] };
        var other = new FakeCloudFormation();
        var builder = CreateBuilder();
        var first = builder.AddAWSCloudFormationTemplate("first", template).WithReference(failing);
        var second = builder.AddAWSCloudFormationTemplate("second", template).WithReference(other);
        first.Resource.StackPollingInterval = second.Resource.StackPollingInterval = 0;

        await using var app = builder.Build();
        await app.StartAsync().WaitAsync(Limit);
        await app.ResourceNotifications.WaitForResourceAsync("first", Failed).WaitAsync(Limit);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("second").WaitAsync(Limit);
        await app.StopAsync();

        var failure = await Assert.ThrowsAsync<AWSProvisioningException>(() => first.GetOutput("BucketName").GetValueAsync().AsTask());
        Assert.Contains("ROLLBACK_COMPLETE", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_of_somebody_else_is_only_read()
    {
        var client = new FakeCloudFormation();
        client.Holds("theirs", StackStatus.CREATE_COMPLETE);
        var builder = CreateBuilder();
        builder.AddAWSCloudFormationStack("stack", "theirs").WithReference(client);

        await using var app = builder.Build();
        await app.StartAsync().WaitAsync(Limit);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("stack").WaitAsync(Limit);
        await app.StopAsync();

        Assert.Equal(["DescribeStacks theirs"], client.Calls);
    }

    [Fact]
    public async Task A_service_gets_outputs_profile_and_region()
    {
        var client = new FakeCloudFormation();
        var builder = CreateBuilder();
        var config = builder.AddAWSSDKConfig().WithProfile("studio").WithRegion("eu-west-1").WithSdkValidation(false);
        var stack = builder.AddAWSCloudFormationTemplate("studio", template).WithReference(config).WithReference(client);
        stack.Resource.StackPollingInterval = 0;
        var service = builder.AddExecutable("service", "true", ".").WithExplicitStart()
            .WithReference(stack).WithEnvironment("BUCKET", stack.GetOutput("BucketName"));

        await using var app = builder.Build();
        await app.StartAsync().WaitAsync(Limit);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("studio").WaitAsync(Limit);
        var environment = await EvaluateAsync(service.Resource);
        await app.StopAsync();

        Assert.Equal("photos", environment["AWS__Resources__BucketName"]);
        Assert.Equal("photos", environment["BUCKET"]);
        Assert.Equal(("studio", "studio"), (environment["AWS_PROFILE"], environment["AWS__Profile"]));
        Assert.Equal(("eu-west-1", "eu-west-1"), (environment["AWS_REGION"], environment["AWS__Region"]));
        Assert.Contains(service.Resource.Annotations.OfType<WaitAnnotation>(), wait => wait.Resource == stack.Resource);
    }

    [Fact]
    public async Task An_unknown_output_is_an_error()
    {
        var (_, stack) = await RunAsync(new FakeCloudFormation());

        await Assert.ThrowsAsync<InvalidOperationException>(() => new StackOutputReference("Nothing", stack).GetValueAsync().AsTask());
    }

    private static async Task<Dictionary<string, object>> EvaluateAsync(ExecutableResource resource)
    {
        var context = new EnvironmentCallbackContext(new DistributedApplicationExecutionContext(DistributedApplicationOperation.Run), resource);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>()) await annotation.Callback(context);
        return context.EnvironmentVariables;
    }

    private static IDistributedApplicationBuilder CreateBuilder()
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true, Args = [], AssemblyName = typeof(StackProvisioningTests).Assembly.GetName().Name });
        builder.Services.AddLogging(logging => logging.ClearProviders());
        return builder;
    }

    private async Task<(string State, ICloudFormationTemplateResource Stack)> RunAsync(FakeCloudFormation client, Action<IResourceBuilder<ICloudFormationTemplateResource>>? configure = null)
    {
        var builder = CreateBuilder();
        var stack = builder.AddAWSCloudFormationTemplate("stack", template, "studio").WithReference(client);
        stack.Resource.StackPollingInterval = 0;
        configure?.Invoke(stack);

        await using var app = builder.Build();
        await app.StartAsync().WaitAsync(Limit);
        var state = await app.ResourceNotifications.WaitForResourceAsync("stack", [KnownResourceStates.Running, Failed]).WaitAsync(Limit);
        await app.StopAsync();
        return (state, stack.Resource);
    }
}
