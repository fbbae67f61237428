namespace ImageStudio.Benchmarks.Pipeline.Systems;

/// <summary>Asks whether something answers.</summary>
internal static class HealthCheck
{
    public static async Task<bool> IsHealthyAsync(Uri url, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        try
        {
            using var response = await http.GetAsync(url, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
