using System.Diagnostics.Metrics;
using ImageStudio.Workers;
using ImageStudio.Workers.Consuming;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ImageStudio.Tests.Workers.Fakes;

/// <summary>The consuming loop as the host builds it, over a queue in memory.</summary>
internal sealed class ConsumerUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly IHostedService _consumer;

    public ConsumerUnderTest(InMemorySqs sqs, IMessageHandler handler, int concurrency = 2, TimeProvider? time = null, Action<ConsumerOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<Amazon.SQS.IAmazonSQS>(_ => sqs);
        services.AddSingleton(handler);
        services.AddSingleton(new ConsumedQueue("http://127.0.0.1:4566/000000000000/resize-thumbnail"));
        services.AddSingleton(new WorkerRole("thumbnail", "test", concurrency));
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(new Microsoft.Extensions.Configuration.ConfigurationManager());
        services.AddMetrics();
        services.AddLogging(logging => logging.AddProvider(Log));
        services.AddConsumer();
        services.PostConfigure<ConsumerOptions>(options =>
        {
            options.RetryFirst = TimeSpan.Zero;
            options.ReceiveRetryCap = TimeSpan.FromMilliseconds(64);
            options.StopGrace = TimeSpan.FromMilliseconds(200);
            configure?.Invoke(options);
        });
        _services = services.BuildServiceProvider();
        _consumer = _services.GetRequiredService<IHostedService>();
    }

    public CapturedLog Log { get; } = new();

    public MessageProcessor Processor => _services.GetRequiredService<MessageProcessor>();

    public static WorkerTelemetry Telemetry { get; } = new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());

    public Task StartAsync() => _consumer.StartAsync(CancellationToken.None);

    public Task StopAsync() => _consumer.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _services.DisposeAsync();
    }
}
