using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace ImageStudio.AppHost;

/// <summary>A photo as Web's API tells it, as far as somebody who sends photos wants to know.</summary>
internal sealed record StudioPhoto(string Id, string Key, string Name, string State, IReadOnlyList<StudioRendition> Renditions, IReadOnlyList<StudioFailure> Failures)
{
    public const string Received = "received";
    public const string Ready = "ready";
    public const string Failed = "failed";

    public bool IsFinished => State is Ready or Failed;
}

internal sealed record StudioRendition(string Name, string Url, long Bytes, int? Width, int? Height, string? Engine);

internal sealed record StudioFailure(string Rendition, string Reason);

/// <summary>The one client of Web's API: for the smoke test, the dashboard's commands, and the end-to-end tests.</summary>
internal sealed class StudioClient(Uri web) : IDisposable
{
    public HttpClient Http { get; } = new() { BaseAddress = web };

    /// <summary>Uploads as the page does, whatever the answer may be.</summary>
    public async Task<HttpResponseMessage> SendAsync(string name, Stream picture, CancellationToken cancellationToken = default)
    {
        using var body = new StreamContent(picture);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await Http.PostAsync($"/api/uploads?name={Uri.EscapeDataString(name)}", body, cancellationToken);
    }

    /// <exception cref="InvalidDataException">Web refuses the picture, with its reason.</exception>
    public async Task<StudioPhoto> UploadAsync(string name, Stream picture, CancellationToken cancellationToken = default)
    {
        using var response = await SendAsync(name, picture, cancellationToken);
        return await ReadAsync<StudioPhoto>(response, cancellationToken);
    }

    public async Task<StudioPhoto> PhotoAsync(string id, CancellationToken cancellationToken = default)
    {
        using var response = await Http.GetAsync($"/api/photos/{id}", cancellationToken);
        return await ReadAsync<StudioPhoto>(response, cancellationToken);
    }

    public async Task DeleteAsync(StudioPhoto photo, CancellationToken cancellationToken = default)
    {
        using var response = await Http.DeleteAsync($"/api/photos/{photo.Id}", cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Sends the dead letters of one worker back to its queue.</summary>
    /// <returns>About how many.</returns>
    /// <exception cref="InvalidDataException">Web refuses, with its reason.</exception>
    public async Task<int> RedriveAsync(string worker, CancellationToken cancellationToken = default)
    {
        using var response = await Http.PostAsync($"/api/dead-letters/{worker}/redrive", content: null, cancellationToken);
        return (await ReadAsync<Redriven>(response, cancellationToken)).Messages;
    }

    public void Dispose() => Http.Dispose();

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
            return await response.Content.ReadFromJsonAsync<T>(cancellationToken) ?? throw new InvalidDataException("Web answered with nothing.");

        var problem = response.Content.Headers.ContentType?.MediaType == "application/problem+json" ? await response.Content.ReadFromJsonAsync<Problem>(cancellationToken) : null;
        throw new InvalidDataException($"Web answered {(int)response.StatusCode}: {problem?.Detail ?? problem?.Title ?? response.ReasonPhrase}");
    }

    private sealed record Problem(string? Title, string? Detail);

    private sealed record Redriven(int Messages);
}
