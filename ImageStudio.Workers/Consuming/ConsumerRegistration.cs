using System.Globalization;
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
        services.AddOptions<HostOptions>().Configure<IConfiguration>((host, configuration) => host.ShutdownTimeout = Grace(configuration) + Returning);
        services.AddSingleton<WorkerTelemetry>();
        services.AddSingleton<MessageReceiver>();
        services.AddSingleton<MessageSettlement>();
        services.AddSingleton<VisibilityHeartbeat>();
        services.AddSingleton<WorkDispatcher>();
        services.AddSingleton<MessageProcessor>();
        services.AddHostedService<QueueDepth>();
        services.AddHostedService<QueueConsumer>();
        return services;
    }

    // The host reads this before the options are validated, and a wrong one is to be reported with all others.
    private static TimeSpan Grace(IConfiguration configuration) =>
        TimeSpan.TryParse(configuration[$"{ConsumerOptions.Section}:{nameof(ConsumerOptions.StopGrace)}"], CultureInfo.InvariantCulture, out var grace) && grace > TimeSpan.Zero
            ? grace
            : new ConsumerOptions().StopGrace;
}
