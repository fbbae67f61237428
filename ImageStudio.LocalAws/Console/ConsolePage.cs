using System.Globalization;

namespace ImageStudio.LocalAws.Console;

/// <summary>The page for people.</summary>
internal static class ConsolePage
{
    /// <summary>Mails on the page; the API has all.</summary>
    private const int MaxMails = 50;

    public static Html Render(IReadOnlyList<BucketView> buckets, IReadOnlyList<QueueView> queues, IReadOnlyList<TopicView> topics, IReadOnlyList<InboxMail> mails) => Layout.Page("LocalAws", Html.Of($"""
        <section id="inbox"><h2>Inbox <small>{mails.Count}</small></h2>{Inbox(mails)}</section>
        <section id="queues"><h2>Queues <small>{queues.Count}</small></h2>{Queues(queues)}</section>
        <section id="topics"><h2>Topics <small>{topics.Count}</small></h2>{Topics(topics)}</section>
        <section id="buckets"><h2>Buckets <small>{buckets.Count}</small></h2>{Buckets(buckets)}</section>
        """));

    private static Html Inbox(IReadOnlyList<InboxMail> mails) =>
        mails.Count == 0
            ? Html.Of($"<p class=\"empty\">No mail yet. What SNS sends to e-mail subscribers arrives here.</p>")
            : Html.Join(mails.Take(MaxMails).Select((mail, index) => Mail(mail, open: index == 0)));

    private static Html Mail(InboxMail mail, bool open) => Html.Of($"""
        <details id="mail-{mail.MessageId}-{mail.To}"{(open ? Html.Of($" open") : Html.Empty)}>
          <summary><strong>{mail.Subject}</strong> <span>{mail.To}</span> <time datetime="{mail.SentAt.ToString("O", CultureInfo.InvariantCulture)}">{Layout.Time(mail.SentAt)}</time></summary>
          <p class="from">From {mail.From}, topic {mail.Topic}</p>
          <pre>{Html.Linkified(mail.Body)}</pre>
        </details>
        """);

    private static Html Queues(IReadOnlyList<QueueView> queues)
    {
        var deadLetters = queues.Select(q => q.DeadLetterTarget).OfType<string>().ToHashSet();
        return queues.Count == 0 ? Html.Of($"<p class=\"empty\">No queues.</p>") : Html.Of($"""
            <table><thead><tr><th scope="col">Name</th><th scope="col">Waiting</th><th scope="col">In flight</th><th scope="col">Delayed</th><th scope="col">Gives up to</th></tr></thead>
            <tbody>{Html.Join(queues.Select(q => Queue(q, deadLetters.Contains(q.Arn))))}</tbody></table>
            """);
    }

    private static Html Queue(QueueView queue, bool holdsDeadLetters) => Html.Of($"""
        <tr><td title="{queue.Arn}"><a href="{Layout.QueueLink(queue.Arn)}">{queue.Name}</a>{(holdsDeadLetters ? DeadLetters(queue) : Html.Empty)}</td><td>{queue.Visible}</td><td>{queue.InFlight}</td><td>{queue.Delayed}</td><td>{(queue.DeadLetterTarget is { } target ? Html.Of($"<a href=\"{Layout.QueueLink(target)}\">{Layout.Name(target)}</a>") : Html.Empty)}</td></tr>
        """);

    private static Html DeadLetters(QueueView queue) =>
        queue.Visible + queue.InFlight + queue.Delayed > 0 ? Html.Of($" <span class=\"tag dead\">dead letters</span>") : Html.Of($" <span class=\"tag\">for dead letters</span>");

    private static Html Topics(IReadOnlyList<TopicView> topics) =>
        topics.Count == 0 ? Html.Of($"<p class=\"empty\">No topics.</p>") : Html.Of($"""
            <table><thead><tr><th scope="col">Topic</th><th scope="col">Subscribers</th></tr></thead>
            <tbody>{Html.Join(topics.Select(t => Html.Of($"<tr><td title=\"{t.Arn}\">{Layout.Name(t.Arn)}</td><td>{Subscribers(t)}</td></tr>")))}</tbody></table>
            """);

    private static Html Subscribers(TopicView topic) =>
        topic.Subscriptions.Count == 0
            ? Html.Of($"<span class=\"empty\">none</span>")
            : Html.Join(topic.Subscriptions.Select(s => Html.Of($"<div><span class=\"tag\">{s.Protocol}</span> {(s.Protocol == "sqs" ? Html.Of($"<a href=\"{Layout.QueueLink(s.Endpoint)}\">{Layout.Name(s.Endpoint)}</a>") : Html.Of($"{s.Endpoint}"))}{(s.Arn.StartsWith("arn:", StringComparison.Ordinal) ? "" : " (not confirmed)")}</div>")));

    private static Html Buckets(IReadOnlyList<BucketView> buckets) =>
        buckets.Count == 0 ? Html.Of($"<p class=\"empty\">No buckets.</p>") : Html.Of($"""
            <table><thead><tr><th scope="col">Name</th><th scope="col">Region</th><th scope="col">Objects</th><th scope="col">Size</th></tr></thead>
            <tbody>{Html.Join(buckets.Select(b => Html.Of($"<tr><td><a href=\"{Layout.FolderLink(b.Name, "")}\">{b.Name}</a></td><td>{b.Region}</td><td>{b.Objects}{(b.More ? "+" : "")}</td><td>{Layout.Size(b.Bytes)}</td></tr>")))}</tbody></table>
            """);
}
