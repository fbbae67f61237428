using System.Globalization;

namespace ImageStudio.LocalAws.Console;

/// <summary>What all pages have in common.</summary>
internal static class Layout
{
    /// <summary>A page with its content, which the script brings up to date while somebody looks.</summary>
    public static Html Page(string title, Html content) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>{title}</title>
          <link rel="stylesheet" href="/_localaws/console.css">
          <script type="module" src="/_localaws/console.js"></script>
        </head>
        <body>
          <a class="skip" href="#main">Skip to content</a>
          <header><h1><a href="/_localaws/">LocalAws</a></h1><nav aria-label="Sections"><a href="/_localaws/#inbox">Inbox</a><a href="/_localaws/#queues">Queues</a><a href="/_localaws/#topics">Topics</a><a href="/_localaws/#buckets">Buckets</a></nav><span id="live" role="status"></span></header>
          <main id="main" tabindex="-1">
            {content}
          </main>
        </body>
        </html>
        """);

    public static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Size(long bytes) => bytes switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
    };

    /// <summary>The last part of an ARN: the name.</summary>
    public static string Name(string arn) => arn[(arn.LastIndexOf(':') + 1)..];

    public static string QueueLink(string arn) => arn.Split(':') is [_, _, "sqs", var region, _, var name]
        ? $"/_localaws/queues/{Uri.EscapeDataString(region)}/{Uri.EscapeDataString(name)}"
        : "/_localaws/#queues";

    public static string FolderLink(string bucket, string prefix) => $"/_localaws/buckets/{Uri.EscapeDataString(bucket)}?prefix={Uri.EscapeDataString(prefix)}";

    public static string ObjectLink(string bucket, string key) => $"/_localaws/objects/{Uri.EscapeDataString(bucket)}?key={Uri.EscapeDataString(key)}";
}
