using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.AWS.CloudFormation;
using ImageStudio.AppHost.Commands;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.AppHost;

/// <summary>What each resource is told on each target: standard AWS settings, its role, and nothing of an emulator.</summary>
public class CompositionTests
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    public static TheoryData<string> ServiceNames => [.. ResourceNames.Services];

    [Theory]
    [MemberData(nameof(ServiceNames))]
    public async Task On_the_local_target_a_service_is_led_to_LocalAws_by_standard_settings(string service)
    {
        await using var composition = await Composition.CreateAsync(_limit);
        composition.Allocate(ResourceNames.LocalAws, 4566);

        var environment = await composition.EnvironmentAsync(service);

        Assert.Equal("http://127.0.0.1:4566", environment["AWS_ENDPOINT_URL"]);
        Assert.Equal("us-east-1", environment["AWS_REGION"]);
        Assert.NotEmpty(environment["AWS_ACCESS_KEY_ID"]);
        Assert.NotEmpty(environment["AWS_SECRET_ACCESS_KEY"]);
        Assert.DoesNotContain(environment, variable => variable.Key.Contains("LocalAws", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(environment, variable => variable.Key.Contains("LocalStack", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task On_an_endpoint_services_get_its_address_and_nothing_is_started_for_it()
    {
        await using var composition = await Composition.CreateAsync(_limit, "--AWS:Target=Endpoint", "--AWS:EndpointUrl=http://127.0.0.1:5000", "--AWS:Region=eu-west-1");

        var environment = await composition.EnvironmentAsync(ResourceNames.Web);

        Assert.Equal("http://127.0.0.1:5000/", environment["AWS_ENDPOINT_URL"]);
        Assert.Equal("eu-west-1", environment["AWS_REGION"]);
        Assert.Equal([ResourceNames.AwsResources, .. ResourceNames.Services], composition.Names);
        Assert.NotNull(composition.Resource<ICloudFormationTemplateResource>(ResourceNames.AwsResources).CloudFormationClient);
    }

    [Fact]
    public async Task In_the_cloud_services_get_profile_and_region_and_no_endpoint_or_keys()
    {
        await using var composition = await Composition.CreateAsync(_limit, "--AWS:Target=Cloud", "--AWS:Profile=dev", "--AWS:Region=eu-central-1");

        var environment = await composition.EnvironmentAsync(ResourceNames.ThumbnailWorker);

        Assert.Equal("dev", environment["AWS_PROFILE"]);
        Assert.Equal("eu-central-1", environment["AWS_REGION"]);
        Assert.DoesNotContain("AWS_ENDPOINT_URL", environment.Keys);
        Assert.DoesNotContain("AWS_ACCESS_KEY_ID", environment.Keys);
        Assert.Equal([ResourceNames.AwsResources, .. ResourceNames.Services], composition.Names);
    }

    [Fact]
    public async Task On_LocalStack_a_container_stands_in_front_and_services_follow_its_port()
    {
        await using var composition = await Composition.CreateAsync(_limit, "--AWS:Target=LocalStack");
        composition.Allocate(ResourceNames.LocalStack, 4567);

        Assert.Equal("http://127.0.0.1:4567", (await composition.EnvironmentAsync(ResourceNames.Notifier))["AWS_ENDPOINT_URL"]);
        Assert.Equal([ResourceNames.LocalStack, ResourceNames.AwsResources, .. ResourceNames.Services], composition.Names);
    }

    [Theory]
    [InlineData(ResourceNames.ThumbnailWorker, "thumbnail")]
    [InlineData(ResourceNames.WebWorker, "web")]
    [InlineData(ResourceNames.MobileWorker, "mobile")]
    [InlineData(ResourceNames.Notifier, "notifier")]
    public async Task Each_worker_has_its_role(string worker, string role)
    {
        await using var composition = await Composition.CreateAsync(_limit, "--AWS:Target=Cloud", "--AWS:Region=eu-central-1");

        Assert.Equal(role, (await composition.EnvironmentAsync(worker))["Worker__Role"]);
    }

    [Fact]
    public async Task Workers_that_make_renditions_know_how_many_share_the_machine()
    {
        await using var composition = await Composition.CreateAsync(_limit, $"--Workers:Replicas:{ResourceNames.WebWorker}=3", $"--Workers:Replicas:{ResourceNames.Notifier}=2");

        Assert.Equal("5", (await composition.EnvironmentAsync(ResourceNames.ThumbnailWorker))["Worker__ProcessesPerMachine"]);
        Assert.DoesNotContain("Worker__ProcessesPerMachine", (await composition.EnvironmentAsync(ResourceNames.Notifier)).Keys);
    }

    [Fact]
    public async Task Settings_of_LocalAws_are_passed_on_and_its_data_stays_beside_the_repository()
    {
        await using var composition = await Composition.CreateAsync(_limit, "--LocalAws:Persistence=Memory", "--LocalAws:Smtp:Host=127.0.0.1");

        var environment = await composition.EnvironmentAsync(ResourceNames.LocalAws);

        Assert.Equal("Memory", environment["LocalAws__Persistence"]);
        Assert.Equal("127.0.0.1", environment["LocalAws__Smtp__Host"]);
        Assert.EndsWith(Path.Combine(".local", "localaws"), environment["LocalAws__DataDirectory"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_waits_for_the_stack_and_the_stack_for_the_emulator()
    {
        await using var composition = await Composition.CreateAsync(_limit);

        Assert.Equal([ResourceNames.LocalAws], composition.WaitsOf(ResourceNames.AwsResources));
        Assert.All(ResourceNames.Services, service => Assert.Equal([ResourceNames.AwsResources], composition.WaitsOf(service)));
    }

    [Fact]
    public async Task Another_image_than_LocalStacks_needs_settings_only_and_its_token_is_a_secret_parameter()
    {
        await using var composition = await Composition.CreateAsync(
            _limit, "--AWS:Target=LocalStack", "--AWS:LocalStack:Image=example/aws", "--AWS:LocalStack:Tag=2", "--AWS:LocalStack:HealthPath=/ready", "--Parameters:localstack-auth-token=s3cret");

        var container = composition.Resource<ContainerResource>(ResourceNames.LocalStack);

        var image = Assert.Single(container.Annotations.OfType<ContainerImageAnnotation>());
        Assert.Equal(("example/aws", "2"), (image.Image, image.Tag));
        Assert.Contains("/ready", Assert.Single(container.Annotations.OfType<HealthCheckAnnotation>()).Key, StringComparison.Ordinal);
        Assert.True(composition.Resource<ParameterResource>("localstack-auth-token").Secret);
        Assert.Equal("s3cret", (await composition.EnvironmentAsync(ResourceNames.LocalStack))["LOCALSTACK_AUTH_TOKEN"]);
    }

    [Fact]
    public async Task Limits_are_the_same_where_photos_come_in_and_where_they_are_worked_on()
    {
        await using var composition = await Composition.CreateAsync(_limit, "--Parameters:max-upload-bytes=1000000", "--Parameters:max-megapixels=12");

        Assert.Equal("1000000", (await composition.EnvironmentAsync(ResourceNames.Web))["Uploads__MaxBytes"]);
        var worker = await composition.EnvironmentAsync(ResourceNames.MobileWorker);
        Assert.Equal(("1000000", "12"), (worker["Imaging__Limits__MaxBytes"], worker["Imaging__Limits__MaxMegapixels"]));
    }

    [Fact]
    public async Task A_worker_runs_as_often_as_configured()
    {
        await using var composition = await Composition.CreateAsync(_limit, $"--Workers:Replicas:{ResourceNames.WebWorker}=3");

        Assert.Equal(3, composition.Resource<ProjectResource>(ResourceNames.WebWorker).GetReplicaCount());
        Assert.Equal(1, composition.Resource<ProjectResource>(ResourceNames.Notifier).GetReplicaCount());
    }

    [Fact]
    public async Task Everything_can_be_forgotten_but_not_in_the_cloud()
    {
        await using var local = await Composition.CreateAsync(_limit);
        await using var cloud = await Composition.CreateAsync(_limit, "--AWS:Target=Cloud", "--AWS:Region=eu-central-1");

        Assert.Contains(DataCommands.Forget, CommandsOf(local));
        Assert.DoesNotContain(DataCommands.Forget, CommandsOf(cloud));

        static IEnumerable<string> CommandsOf(Composition composition) =>
            composition.Resource<IResource>(ResourceNames.AwsResources).Annotations.OfType<ResourceCommandAnnotation>().Select(command => command.Name);
    }
}
