namespace ImageStudio.LocalAws.S3.State;

/// <summary>What a listing asks for.</summary>
/// <param name="Prefix">Only keys that begin with it.</param>
/// <param name="Delimiter">Rolls keys up to the first one behind the prefix; empty for none.</param>
/// <param name="After">Only what comes behind this key or common prefix; empty from the start.</param>
/// <param name="Limit">Most entries, keys and common prefixes together.</param>
internal sealed record ListingQuery(string Prefix, string Delimiter, string After, int Limit);

/// <summary>A page of a listing.</summary>
/// <param name="Objects">Objects in key order.</param>
/// <param name="CommonPrefixes">Rolled-up prefixes in order.</param>
/// <param name="Last">The last key or common prefix on the page, from which the next one goes on; empty on an empty page.</param>
/// <param name="IsTruncated">Whether there is more.</param>
internal sealed record ListingPage(IReadOnlyList<StoredObject> Objects, IReadOnlyList<string> CommonPrefixes, string Last, bool IsTruncated);

/// <summary>Walks the index, and jumps over everything that a common prefix stands for.</summary>
internal static class Listing
{
    public static ListingPage Page(KeyIndex<StoredObject> index, ListingQuery query)
    {
        List<StoredObject> objects = [];
        List<string> prefixes = [];
        var last = "";
        var seek = Start(query);
        while (seek is not null)
        {
            var from = seek;
            seek = null;
            foreach (var (key, value) in index.From(from))
            {
                if (!key.StartsWith(query.Prefix, StringComparison.Ordinal))
                    return new ListingPage(objects, prefixes, last, false);
                if (objects.Count + prefixes.Count >= query.Limit)
                    return new ListingPage(objects, prefixes, last, query.Limit > 0);
                if (CommonPrefix(key, query) is not { } common)
                {
                    objects.Add(value);
                    last = key;
                    continue;
                }
                prefixes.Add(common);
                last = common;
                seek = Successor(common);
                break;
            }
        }
        return new ListingPage(objects, prefixes, last, false);
    }

    /// <summary>The part of a key up to the delimiter behind the prefix, or <c>null</c> where it has none.</summary>
    public static string? CommonPrefix(string key, ListingQuery query)
    {
        if (query.Delimiter.Length == 0)
            return null;
        var at = key.IndexOf(query.Delimiter, query.Prefix.Length, StringComparison.Ordinal);
        return at < 0 ? null : key[..(at + query.Delimiter.Length)];
    }

    private static string? Start(ListingQuery query)
    {
        if (KeyOrder.Instance.Compare(query.After, query.Prefix) < 0 || query.After.Length == 0)
            return query.Prefix;
        // A page that ended with a common prefix goes on behind all that it stands for.
        var rolledUp = query.After.StartsWith(query.Prefix, StringComparison.Ordinal) ? CommonPrefix(query.After, query) : null;
        return rolledUp is not null ? Successor(rolledUp) : query.After + '\0';
    }

    /// <summary>The first key behind all that begin with <paramref name="prefix"/>; <c>null</c> where there can be none.</summary>
    private static string? Successor(string prefix)
    {
        for (var i = prefix.Length - 1; i >= 0; i--)
        {
            var c = prefix[i];
            // In UTF-8 order surrogates are above all other characters.
            if (c == '\uDFFF')
                continue;
            var next = c switch { '\uD7FF' => '\uE000', '\uFFFF' => '\uD800', _ => (char)(c + 1) };
            return prefix[..i] + next;
        }
        return null;
    }
}
