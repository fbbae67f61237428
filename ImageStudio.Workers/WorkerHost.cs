using Amazon.Runtime;
using Microsoft.Extensions.Options;

namespace ImageStudio.Workers;

/// <summary>Runs the host, or says why it cannot: every wrong setting in a line of its own instead of a stack trace.</summary>
internal static class WorkerHost
{
    public static async Task<int> RunAsync(Func<IHost> build)
    {
        try
        {
            var host = build();
            // The host itself validates only after it has made its services, which stumble over the first wrong setting.
            host.Services.GetRequiredService<IStartupValidator>().Validate();
            await host.RunAsync();
            return 0;
        }
        catch (Exception exception) when (Faults(exception) is { Count: > 0 } faults)
        {
            foreach (var fault in faults) await Console.Error.WriteLineAsync($"The worker cannot start. {fault}");
            return 1;
        }
    }

    internal static IReadOnlyList<string> Faults(Exception exception) => exception switch
    {
        OptionsValidationException validation => [.. validation.Failures],
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) => [.. several.InnerExceptions.SelectMany(Faults)],
        // No region, no credentials; no imaging engine.
        AmazonClientException or InvalidOperationException => [exception.Message],
        _ => [],
    };
}
