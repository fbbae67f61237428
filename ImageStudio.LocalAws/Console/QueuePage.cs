using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.Console;

/// <summary>The messages of a queue, as they lie there.</summary>
internal static class QueuePage
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Html Render(QueueMessagesView queue) => Layout.Page($"{queue.Name} · LocalAws", Html.Of($"""
        <h2>{queue.Name} <small>{queue.Count} message{(queue.Count == 1 ? "" : "s")}{(queue.Count > queue.Messages.Count ? $", the oldest {queue.Messages.Count} of them" : "")}</small></h2>
        <p class="from">{queue.Arn}. Looking receives nothing and changes nothing.</p>
        {(queue.Messages.Count == 0 ? Html.Of($"<p class=\"empty\">No messages.</p>") : Html.Join(queue.Messages.Select(Message)))}
        """));

    private static Html Message(MessageView message) => Html.Of($"""
        <details id="m-{message.Id}">
          <summary><span class="tag {message.State.ToLowerInvariant()}">{State(message)}</span> <strong>{Beginning(message.Body)}</strong> <time datetime="{Layout.Time(message.SentAt)}">{Layout.Time(message.SentAt)}</time></summary>
          <p class="from">{message.Id}, received {message.ReceiveCount} times{(message.Group is { } group ? $", group {group}" : "")}{(message.DeadLetterSource is { } source ? $", given up by {Layout.Name(source)}" : "")}</p>
          {Attributes(message)}
          <pre>{Readable(message.Body)}</pre>
        </details>
        """);

    private static string State(MessageView message) => message.State switch
    {
        "InFlight" => $"in flight until {message.VisibleAt:HH:mm:ss}",
        "Delayed" => $"delayed until {message.VisibleAt:HH:mm:ss}",
        _ => "waiting",
    };

    private static Html Attributes(MessageView message) => message.Attributes.Count == 0 ? Html.Empty : Html.Of($"""
        <dl>{Html.Join(message.Attributes.Select(a => Html.Of($"<dt>{a.Key}</dt><dd>{a.Value}</dd>")))}</dl>
        """);

    private static string Beginning(string body) => body.Length <= 80 ? body : body[..80] + "…";

    // Notifications are JSON in JSON; a body that is none stays as it is.
    private static string Readable(string body)
    {
        try
        {
            if (JsonNode.Parse(body) is not JsonObject json)
                return body;
            if (json["Message"] is JsonValue inner && inner.TryGetValue(out string? text) && text.StartsWith('{'))
                json["Message"] = JsonNode.Parse(text);
            return json.ToJsonString(Indented);
        }
        catch (JsonException)
        {
            return body;
        }
    }
}
