using ImageStudio.LocalAws.CloudFormation;
using ImageStudio.LocalAws.Common.Credentials;
using ImageStudio.LocalAws.Console;
using ImageStudio.LocalAws.S3;
using ImageStudio.LocalAws.Sns;
using ImageStudio.LocalAws.Sns.Http.Signing;
using ImageStudio.LocalAws.Sqs;
using ImageStudio.LocalAws.Storage;
using ImageStudio.LocalAws.Sts;
using ImageStudio.LocalAws.Telemetry;
using ImageStudio.LocalAws.Wire;
using ImageStudio.LocalAws.Wire.Signing;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ImageStudio.LocalAws.Hosting;

/// <summary>LocalAws in a web application: one line adds it, one maps it. Each emulated service is one line here.</summary>
internal static class LocalAwsHost
{
    public static void AddLocalAws(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<LocalAwsOptions>().BindConfiguration(LocalAwsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddWire();
        services.AddStorage();
        services.AddS3();
        services.AddSqs();
        services.AddSns();
        services.AddSts();
        services.AddCloudFormation();
        services.AddConsole();
        services.AddHostedService<StateRestore>();

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Objects stream and may be of any size; the dispatcher limits the other protocols.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
        });
    }

    public static void MapLocalAws(this WebApplication app)
    {
        app.UseMiddleware<Dispatcher>();
        app.UseRouting();
        app.MapHealthChecks("/health");
        app.MapConsole();
        app.MapSns();
    }

    private static void AddWire(this IServiceCollection services)
    {
        services.AddSingleton<LocalAwsTelemetry>();
        services.AddSingleton<CredentialDirectory>();
        services.AddSingleton<ServiceAuthentication>();
        services.AddSingleton<ServiceRegistry>();
        services.AddSingleton<OperationRunner>();
        services.AddSingleton<ErrorBoundary>();
        services.AddSingleton<AwsJson>();
        services.AddSingleton<AwsQuery>();
        services.AddHealthChecks();
        services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = 16 * 1024;
            form.ValueLengthLimit = 8 * 1024 * 1024;
        });
    }
}
