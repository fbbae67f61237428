using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ImageStudio.LocalAws.Sns.Delivering;
using ImageStudio.LocalAws.Sns.Http.Policies;

namespace ImageStudio.LocalAws.Sns.Http;

/// <summary>What an attempt came to.</summary>
internal enum HttpOutcome
{
    /// <summary>The endpoint has taken it.</summary>
    Delivered,

    /// <summary>Nobody answered in time, or the endpoint is in trouble: worth another attempt.</summary>
    Failed,

    /// <summary>The endpoint does not want it, and would not want it later.</summary>
    Refused,
}

/// <summary>
/// Posts one message. Loopback endpoints are what this server is for, so none is refused; redirects are not followed, and
/// nothing of an answer but its status is looked at.
/// See https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.prepare.html.
/// </summary>
internal sealed class HttpSender(TimeProvider time) : IDisposable
{
    /// <summary>How long an endpoint may take to answer.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // A proxy would look for the endpoint on its own machine.
        UseProxy = false,
        MaxConnectionsPerServer = 100,
    })
    { Timeout = System.Threading.Timeout.InfiniteTimeSpan };

    /// <summary>Makes one attempt; the text says what went wrong.</summary>
    public async Task<(HttpOutcome Outcome, string? Reason)> SendAsync(HttpDelivery delivery, string contentType, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var request = Request(delivery, contentType);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return (Judge(response.StatusCode), $"status {(int)response.StatusCode}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (HttpOutcome.Failed, $"no answer within {Timeout.TotalSeconds} seconds");
        }
        catch (HttpRequestException e)
        {
            return (HttpOutcome.Failed, e.HttpRequestError.ToString());
        }
    }

    public void Dispose() => _client.Dispose();

    private static HttpOutcome Judge(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => HttpOutcome.Delivered,
        429 or >= 500 => HttpOutcome.Failed,
        _ => HttpOutcome.Refused,
    };

    private static HttpRequestMessage Request(HttpDelivery delivery, string contentType)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, delivery.Endpoint) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(delivery.Body)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.TryParse(contentType, out var type) ? type : MediaTypeHeaderValue.Parse(DeliveryPolicy.DefaultContentType);
        var headers = request.Headers;
        headers.Add("x-amz-sns-message-type", delivery.Type);
        headers.Add("x-amz-sns-message-id", delivery.MessageId);
        headers.Add("x-amz-sns-topic-arn", delivery.Topic);
        if (delivery.Type != Questions.SubscriptionConfirmation)
            headers.Add("x-amz-sns-subscription-arn", delivery.Subscription);
        if (delivery.IsRaw)
            headers.Add("x-amz-sns-rawdelivery", "true");
        headers.TryAddWithoutValidation("User-Agent", "Amazon Simple Notification Service Agent");
        headers.TryAddWithoutValidation("Accept-Encoding", "gzip,deflate");
        // user:password@ in the endpoint is how an endpoint asks for credentials.
        if (delivery.Endpoint.UserInfo is { Length: > 0 } user)
            headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(user))));
        return request;
    }
}
