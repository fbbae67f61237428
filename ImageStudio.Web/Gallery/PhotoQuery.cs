using System.Buffers;

namespace ImageStudio.Web.Gallery;

/// <summary>A part of the gallery that somebody wants to see.</summary>
/// <param name="Scope">Whose photos.</param>
/// <param name="After">The photo after which it begins; nothing for the beginning.</param>
/// <param name="Limit">Most photos.</param>
/// <param name="Words">What the file name contains, each of them and in any case; none for every name.</param>
/// <param name="State">One of <see cref="States"/>, or nothing for every state.</param>
internal sealed record PhotoQuery(PhotoScope Scope, PhotoId? After, int Limit, IReadOnlyList<string> Words, string? State)
{
    /// <summary>Longest search text in characters.</summary>
    public const int MostText = 200;

    /// <summary>States that the gallery can be narrowed to: not everything is there yet and nothing has failed, everything is there, something cannot be made.</summary>
    public static IReadOnlyList<string> States { get; } = ["pending", "ready", "failed"];

    // A hundred thousand names are gone through for one answer.
    private readonly SearchValues<string>[] _searches = [.. Words.Select(word => SearchValues.Create([word], StringComparison.OrdinalIgnoreCase))];

    public bool IsPlain => Words.Count == 0 && State is null;

    public static IReadOnlyList<string> WordsIn(string? text) =>
        (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Whether the photo at this path has such a name.</summary>
    public bool NameMatches(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        foreach (var word in _searches)
            if (!name.ContainsAny(word)) return false;
        return true;
    }

    public bool StateMatches(PhotoState state) => State switch
    {
        "pending" => state is PhotoState.Received or PhotoState.Processing,
        "ready" => state is PhotoState.Ready,
        "failed" => state is PhotoState.Failed,
        _ => true,
    };
}
