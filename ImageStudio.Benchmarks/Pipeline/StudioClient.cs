using System.Net.Http.Json;

namespace ImageStudio.Benchmarks.Pipeline;

/// <summary>Sends photos to Web and asks for them until they are finished.</summary>
internal sealed class StudioClient(Uri url, byte[] photo, TimeProvider time) : IDisposable
{
    private readonly HttpClient _web = new() { BaseAddress = url };

    /// <summary>Uploads one photo; the result names it.</summary>
    public async Task<string> UploadAsync(string name, CancellationToken cancellationToken)
    {
        using var response = await _web.PostAsync($"/api/uploads?name={Uri.EscapeDataString(name)}", new ByteArrayContent(photo), cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Photo>(cancellationToken))!.Id;
    }

    /// <summary>Waits until all renditions are there.</summary>
    /// <exception cref="InvalidDataException">One of them failed.</exception>
    public async Task WaitAsync(string id, TimeSpan interval, CancellationToken cancellationToken)
    {
        while (true)
        {
            var photo = await _web.GetFromJsonAsync<Photo>($"/api/photos/{id}", cancellationToken);
            if (photo?.State == "ready") return;
            if (photo?.State == "failed") throw new InvalidDataException("A rendition of the photo failed; the gallery tells why.");
            await Task.Delay(interval, time, cancellationToken);
        }
    }

    public void Dispose() => _web.Dispose();

    private sealed record Photo(string Id, string State);
}
