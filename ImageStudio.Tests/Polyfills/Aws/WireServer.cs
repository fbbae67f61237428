using System.Net;
using Amazon.Runtime;

namespace ImageStudio.Tests.Polyfills.Aws;

/// <summary>Stands where the network is: keeps each request as it would travel and answers from a list.</summary>
internal sealed class WireServer(params (HttpStatusCode Status, string Body, string[] Headers)[] answers) : HttpClientFactory
{
    private readonly Queue<(HttpStatusCode Status, string Body, string[] Headers)> remaining = new(answers);

    /// <summary>URL, headers and body of what was sent, in order.</summary>
    public List<(Uri Url, Dictionary<string, string> Headers, string Body)> Requests { get; } = [];

    public static WireServer Answering(string body) => new((HttpStatusCode.OK, body, []));

    /// <summary>Answers once with an error; each header is written "Name: value".</summary>
    public static WireServer Failing(HttpStatusCode status, string body, params string[] headers) => new((status, body, headers));

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override string? GetConfigUniqueString(IClientConfig clientConfig) => null;

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>());
        Requests.Add((request.RequestUri!, headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase), body));

        var answer = remaining.Dequeue();
        var response = new HttpResponseMessage(answer.Status) { Content = new StringContent(answer.Body), RequestMessage = request };
        foreach (var header in answer.Headers)
            response.Headers.TryAddWithoutValidation(header[..header.IndexOf(':', StringComparison.Ordinal)], header[(header.IndexOf(':', StringComparison.Ordinal) + 2)..]);
        return response;
    }

    private sealed class Handler(WireServer server) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => server.AnswerAsync(request, cancellationToken);
    }
}
