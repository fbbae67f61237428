using System.Text;

namespace ImageStudio.LocalAws.Sqs;

/// <summary>Lists in pages; the token is the last name of the page before.</summary>
internal static class Paging
{
    /// <summary>The page after <paramref name="token"/>, and the token for the next where there is one.</summary>
    /// <remarks>As on AWS, a token comes only to those who ask for pages.</remarks>
    public static (string[] Page, string? Next) Page(IEnumerable<string> names, int? size, string? token)
    {
        if (size is < 1 or > 1000)
            throw SqsErrors.InvalidValue(size, "MaxResults", "Must be an integer from 1 to 1000.");
        var after = token is null ? "" : Decode(token);
        string[] rest = [.. names.Order(StringComparer.Ordinal).SkipWhile(n => string.CompareOrdinal(n, after) <= 0)];
        var page = rest.Take(size ?? 1000).ToArray();
        return (page, size is not null && rest.Length > page.Length ? Convert.ToBase64String(Encoding.UTF8.GetBytes(page[^1])) : null);
    }

    private static string Decode(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(token));
        }
        catch (FormatException)
        {
            throw SqsErrors.InvalidValue(token, "NextToken", "The token is not one that a list returned.");
        }
    }
}
