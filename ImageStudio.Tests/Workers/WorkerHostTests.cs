using ImageStudio.ServiceDefaults;
using ImageStudio.Workers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ImageStudio.Tests.Workers;

public sealed class WorkerHostTests
{
    [Theory]
    [InlineData("thumbnail", "RenditionsTopicArn")]
    [InlineData("notifier", "NotificationsTopicArn")]
    [InlineData("notifier", "RenditionsTopicArn")]
    public void A_worker_names_every_wrong_setting_before_anything_else(string role, string topic)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration["Worker:Role"] = role;
        builder.Configuration["Renditions:web:Quality"] = "101";
        builder.Configuration["Consumer:Visibility"] = "00:00:01";
        builder.Configuration["Consumer:StopGrace"] = "-00:00:01";
        builder.AddServiceDefaults();
        if (role == WorkerRole.Notifier) builder.AddNotifier();
        else builder.AddResizer();
        using var host = builder.Build();

        var refused = Assert.ThrowsAny<Exception>(host.Services.GetRequiredService<IStartupValidator>().Validate);
        var faults = WorkerHost.Faults(refused);
        string[] expected = ["BucketName is not set", $"{topic} is not set", "QueueUrl is ''", "Renditions:web:Quality is 101", "Consumer:Visibility is 00:00:01", "Consumer:StopGrace is -00:00:01"];
        Assert.All(expected, fault => Assert.Contains(faults, found => found.Contains(fault, StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_no_wrong_setting_is_not_hidden() => Assert.Empty(WorkerHost.Faults(new IOException("disk full")));
}
