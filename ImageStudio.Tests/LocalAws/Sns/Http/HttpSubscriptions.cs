using System.Text.Json;
using Amazon.SimpleNotificationService.Model;

namespace ImageStudio.Tests.LocalAws.Sns.Http;

/// <summary>Short ways to HTTP subscriptions.</summary>
internal static class HttpSubscriptions
{
    /// <summary>Subscribes an endpoint and opens the link that it gets.</summary>
    public static async Task<string> SubscribeAsync(this EmulatedAws aws, string topic, Endpoint endpoint, params (string Name, string Value)[] attributes)
    {
        var subscription = await aws.SubscribeWithoutConfirmingAsync(topic, endpoint, attributes);
        await aws.OpenAsync((await endpoint.NextAsync()).Json("SubscribeURL"));
        return subscription;
    }

    public static async Task<string> SubscribeWithoutConfirmingAsync(this EmulatedAws aws, string topic, Endpoint endpoint, params (string Name, string Value)[] attributes) =>
        (await aws.Sns.SubscribeAsync(new SubscribeRequest(topic, "http", endpoint.Url) { Attributes = attributes.ToDictionary(a => a.Name, a => a.Value), ReturnSubscriptionArn = true })).SubscriptionArn;

    public static async Task OpenAsync(this EmulatedAws aws, string url) => (await aws.Http.GetAsync(new Uri(url))).EnsureSuccessStatusCode();

    public static string Json(this Posted post, string name)
    {
        using var document = JsonDocument.Parse(post.Body);
        return document.RootElement.GetProperty(name).GetString()!;
    }
}
