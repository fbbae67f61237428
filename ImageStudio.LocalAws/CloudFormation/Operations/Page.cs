using System.Globalization;

namespace ImageStudio.LocalAws.CloudFormation.Operations;

/// <summary>A part of a long list; the token of the next is the position it begins at.</summary>
internal static class Page
{
    /// <summary>Items of a page, as on AWS.</summary>
    public const int Size = 100;

    public static (IReadOnlyList<T> Items, string? NextToken) Of<T>(IReadOnlyList<T> all, string? token)
    {
        var start = 0;
        if (token is not null && (!int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out start) || start > all.Count))
            throw CloudFormationErrors.InvalidToken();
        var end = start + Size;
        return ([.. all.Skip(start).Take(Size)], end < all.Count ? end.ToString(CultureInfo.InvariantCulture) : null);
    }
}
