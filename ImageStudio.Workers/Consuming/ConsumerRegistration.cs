using Microsoft.Extensions.Options;

namespace ImageStudio.Workers.Consuming;

/// <summary>Adds the loop, for whatever handler and queue the role has.</summary>
internal static class ConsumerRegistration
{
    // What stopping takes beyond the grace: giving messages back.
    private static readonly TimeSpan Returning = TimeSpan.FromSeconds(2);

    public static IServiceCollection AddConsumer(this IServiceCollection services)
    {
        services.AddOptions<ConsumerOptions>().BindConfiguration(ConsumerOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConsumerOptions>, ConsumerOptionsValidator>();
        services.AddOptions<HostOptions>().Configure<IOptions<ConsumerOptions>>((host, consumer) => host.ShutdownTimeout = consumer.Value.StopGrace + Returning);
        services.AddSingleton<WorkerTelemetry>();
        services.AddSingleton<MessageReceiver>();
        services.AddSingleton<MessageSettlement>();
        services.AddSingleton<VisibilityHeartbeat>();
        services.AddSingleton<WorkDispatcher>();
        services.AddSingleton<MessageProcessor>();
        services.AddHostedService<QueueConsumer>();
        return services;
    }
}
