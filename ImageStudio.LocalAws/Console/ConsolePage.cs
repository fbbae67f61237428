using System.Globalization;

namespace ImageStudio.LocalAws.Console;

/// <summary>The page for people.</summary>
internal static class ConsolePage
{
    /// <summary>Mails on the page; the API has all.</summary>
    private const int MaxMails = 50;

    public static Html Render(IReadOnlyList<BucketView> buckets, IReadOnlyList<QueueView> queues, IReadOnlyList<TopicView> topics, IReadOnlyList<InboxMail> mails) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>LocalAws</title>
          <link rel="stylesheet" href="/_localaws/console.css">
        </head>
        <body>
          <header><h1>LocalAws</h1><nav><a href="#inbox">Inbox</a><a href="#queues">Queues</a><a href="#topics">Topics</a><a href="#buckets">Buckets</a><a href="/_localaws/">Refresh</a></nav></header>
          <main>
            <section id="inbox"><h2>Inbox <small>{mails.Count}</small></h2>{Inbox(mails)}</section>
            <section id="queues"><h2>Queues <small>{queues.Count}</small></h2>{Queues(queues)}</section>
            <section id="topics"><h2>Topics <small>{topics.Count}</small></h2>{Topics(topics)}</section>
            <section id="buckets"><h2>Buckets <small>{buckets.Count}</small></h2>{Buckets(buckets)}</section>
          </main>
        </body>
        </html>
        """);

    private static Html Inbox(IReadOnlyList<InboxMail> mails) =>
        mails.Count == 0
            ? Html.Of($"<p class=\"empty\">No mail yet. What SNS sends to e-mail subscribers arrives here.</p>")
            : Html.Join(mails.Take(MaxMails).Select((mail, index) => Mail(mail, open: index == 0)));

    private static Html Mail(InboxMail mail, bool open) => Html.Of($"""
        <details{(open ? Html.Of($" open") : Html.Empty)}>
          <summary><strong>{mail.Subject}</strong> <span>{mail.To}</span> <time datetime="{mail.SentAt.ToString("O", CultureInfo.InvariantCulture)}">{Time(mail.SentAt)}</time></summary>
          <p class="from">From {mail.From}, topic {mail.Topic}</p>
          <pre>{Html.Linkified(mail.Body)}</pre>
        </details>
        """);

    private static Html Queues(IReadOnlyList<QueueView> queues) =>
        queues.Count == 0 ? Html.Of($"<p class=\"empty\">No queues.</p>") : Html.Of($"""
            <table><thead><tr><th>Name</th><th>Waiting</th><th>In flight</th><th>Delayed</th></tr></thead>
            <tbody>{Html.Join(queues.Select(q => Html.Of($"<tr><td title=\"{q.Arn}\">{q.Name}</td><td>{q.Visible}</td><td>{q.InFlight}</td><td>{q.Delayed}</td></tr>")))}</tbody></table>
            """);

    private static Html Topics(IReadOnlyList<TopicView> topics) =>
        topics.Count == 0 ? Html.Of($"<p class=\"empty\">No topics.</p>") : Html.Of($"""
            <table><thead><tr><th>Topic</th><th>Subscribers</th></tr></thead>
            <tbody>{Html.Join(topics.Select(t => Html.Of($"<tr><td title=\"{t.Arn}\">{Name(t.Arn)}</td><td>{Subscribers(t)}</td></tr>")))}</tbody></table>
            """);

    private static Html Subscribers(TopicView topic) =>
        topic.Subscriptions.Count == 0
            ? Html.Of($"<span class=\"empty\">none</span>")
            : Html.Join(topic.Subscriptions.Select(s => Html.Of($"<div><span class=\"tag\">{s.Protocol}</span> {(s.Protocol == "sqs" ? Name(s.Endpoint) : s.Endpoint)}{(s.Arn.StartsWith("arn:", StringComparison.Ordinal) ? "" : " (not confirmed)")}</div>")));

    private static Html Buckets(IReadOnlyList<BucketView> buckets) =>
        buckets.Count == 0 ? Html.Of($"<p class=\"empty\">No buckets.</p>") : Html.Of($"""
            <table><thead><tr><th>Name</th><th>Region</th><th>Objects</th><th>Size</th></tr></thead>
            <tbody>{Html.Join(buckets.Select(b => Html.Of($"<tr><td>{b.Name}</td><td>{b.Region}</td><td>{b.Objects}{(b.More ? "+" : "")}</td><td>{Size(b.Bytes)}</td></tr>")))}</tbody></table>
            """);

    private static string Name(string arn) => arn[(arn.LastIndexOf(':') + 1)..];

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Size(long bytes) => bytes switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
    };
}
