namespace ImageStudio.LocalAws.Console;

/// <summary>A folder of a bucket: where it lies, its folders, and its objects with a picture where they are one.</summary>
internal static class BucketPage
{
    // The bytes decide what is sent; the name only whether it is worth asking.
    private static readonly string[] Pictures = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"];

    public static Html Render(FolderView folder) => Layout.Page($"{folder.Bucket} · LocalAws", Html.Of($"""
        <h2>{Path(folder)}</h2>
        {Folders(folder)}
        {Objects(folder)}
        {(folder.Next is { } next ? Html.Of($"<p><a rel=\"next\" href=\"{Layout.FolderLink(folder.Bucket, folder.Prefix)}&amp;after={Uri.EscapeDataString(next)}\">Next page</a></p>") : Html.Empty)}
        """));

    private static Html Path(FolderView folder)
    {
        var parts = new List<Html> { Html.Of($"<a href=\"{Layout.FolderLink(folder.Bucket, "")}\">{folder.Bucket}</a>") };
        var end = 0;
        foreach (var name in folder.Prefix.Split('/', StringSplitOptions.None).SkipLast(1))
        {
            end += name.Length + 1;
            parts.Add(Html.Of($" / <a href=\"{Layout.FolderLink(folder.Bucket, folder.Prefix[..end])}\">{(name.Length > 0 ? name : "(no name)")}</a>"));
        }

        return Html.Join(parts);
    }

    private static Html Folders(FolderView folder) => folder.Folders.Count == 0 ? Html.Empty : Html.Of($"""
        <ul class="folders">{Html.Join(folder.Folders.Select(f => Html.Of($"<li><a href=\"{Layout.FolderLink(folder.Bucket, f)}\">{f[folder.Prefix.Length..]}</a></li>")))}</ul>
        """);

    private static Html Objects(FolderView folder) =>
        folder.Objects.Count == 0
            ? folder.Folders.Count == 0 ? Html.Of($"<p class=\"empty\">Nothing here.</p>") : Html.Empty
            : Html.Of($"<ul class=\"objects\">{Html.Join(folder.Objects.Select(o => Object(folder, o)))}</ul>");

    private static Html Object(FolderView folder, ObjectView each)
    {
        var link = Layout.ObjectLink(folder.Bucket, each.Key);
        var picture = Pictures.Any(ending => each.Key.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            ? Html.Of($"<img src=\"{link}\" alt=\"\" loading=\"lazy\">")
            : Html.Of($"<span class=\"file\" aria-hidden=\"true\">{System.IO.Path.GetExtension(each.Key).TrimStart('.')}</span>");
        return Html.Of($"""
            <li><a href="{link}">{picture}<span class="name">{each.Key[folder.Prefix.Length..]}</span></a><small>{Layout.Size(each.Size)}, {Layout.Time(each.LastModified)}</small></li>
            """);
    }
}
