using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Hosting;
using Microsoft.Extensions.Options;

namespace ImageStudio.LocalAws;

/// <summary>
/// LocalAws within the process, on a free loopback port: for tests and measurements. State is in memory unless the options
/// say otherwise; configuration files and environment are not read.
/// </summary>
public sealed class LocalAwsServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LocalAwsServer(WebApplication app)
    {
        _app = app;
        Url = new Uri(app.Urls.Single());
    }

    /// <summary>Endpoint for AWS clients, for example <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri Url { get; }

    /// <summary>The services inside, to look at state and ports from tests.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts a server and returns when it answers.</summary>
    /// <param name="configure">Changes the options; <see cref="LocalAwsOptions.Persistence"/> begins as Memory.</param>
    /// <param name="time">Clock of the server, the system's by default.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<LocalAwsServer> StartAsync(Action<LocalAwsOptions>? configure = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(LocalAwsServer).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.AddLocalAws();
        builder.Services.Configure<LocalAwsOptions>(options =>
        {
            options.Persistence = Persistence.Memory;
            configure?.Invoke(options);
        });

        var app = builder.Build();
        app.MapLocalAws();
        await app.StartAsync(cancellationToken);
        return new LocalAwsServer(app);
    }

    /// <summary>Forgets all queues, topics, buckets, stacks and mails.</summary>
    /// <exception cref="InvalidOperationException">The state is on disk.</exception>
    public async Task ResetAsync(CancellationToken cancellationToken = default)
    {
        if (Services.GetRequiredService<IOptions<LocalAwsOptions>>().Value.Persistence is not Persistence.Memory)
            throw new InvalidOperationException("Only a server in memory can be reset.");
        foreach (var state in Services.GetServices<IServiceState>())
            await state.ResetAsync(cancellationToken);
    }

    /// <summary>Stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
