using System.Net.Http.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Fixtures;
using ImageStudio.Web.Gallery;
using Microsoft.Extensions.DependencyInjection;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.EndToEnd;

/// <summary>The whole pipeline on an emulator that is not ours.</summary>
public sealed class EndpointTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly MotoServer _moto = new();

    public Task InitializeAsync() => _moto.InitializeAsync();

    public Task DisposeAsync() => _moto.DisposeAsync();

    [RequiresToolFact(MotoServer.ToolName)]
    public async Task On_moto_a_photo_becomes_three_renditions()
    {
        using var deadline = new CancellationTokenSource(Patience);
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.ImageStudio_AppHost>(
            ["--AWS:Target=Endpoint", $"--AWS:EndpointUrl={_moto.Url}"], deadline.Token);
        await using var app = await builder.BuildAsync(deadline.Token);
        await app.StartAsync(deadline.Token);
        foreach (var service in ResourceNames.Services)
            await app.ResourceNotifications.WaitForResourceHealthyAsync(service, deadline.Token);

        using var web = app.CreateHttpClient(ResourceNames.Web, "http");
        var photo = await ReadyAsync(web, await UploadAsync(web, deadline.Token), deadline.Token);

        Assert.Equal([("thumbnail", 320, 213), ("web", 1200, 800), ("mobile", 640, 427)], photo.Renditions.Select(rendition => (rendition.Name, rendition.Width!.Value, rendition.Height!.Value)));
        foreach (var rendition in photo.Renditions)
            Assert.Equal(rendition.Bytes, (await web.GetByteArrayAsync(new Uri(rendition.Url, UriKind.Relative), deadline.Token)).Length);

        var log = await LogOfAsync(app, ResourceNames.AwsResources, deadline.Token);
        Assert.Single(log, line => line.Contains("dropped a notification", StringComparison.Ordinal) && line.Contains("prefix ingest/", StringComparison.Ordinal));
        Assert.Equal(5, log.Count(line => line.Contains("dropped a subscription", StringComparison.Ordinal)));
    }

    private static async Task<Photo> UploadAsync(HttpClient web, CancellationToken cancellationToken)
    {
        using var picture = new ByteArrayContent(TestPictures.Jpeg(1200, 800));
        using var response = await web.PostAsync(new Uri("/api/uploads?name=Abroad.jpg", UriKind.Relative), picture, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Photo>(cancellationToken))!;
    }

    private static async Task<Photo> ReadyAsync(HttpClient web, Photo photo, CancellationToken cancellationToken)
    {
        while (photo.State != PhotoState.Ready)
        {
            Assert.Empty(photo.Failures);
            await Task.Delay(Interval, TimeProvider.System, cancellationToken);
            photo = (await web.GetFromJsonAsync<Photo>($"/api/photos/{photo.Id}", cancellationToken))!;
        }

        return photo;
    }

    private static async Task<List<string>> LogOfAsync(DistributedApplication app, string resource, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        await foreach (var batch in app.Services.GetRequiredService<ResourceLoggerService>().GetAllAsync(resource).WithCancellation(cancellationToken))
            lines.AddRange(batch.Select(line => line.Content));
        return lines;
    }
}
