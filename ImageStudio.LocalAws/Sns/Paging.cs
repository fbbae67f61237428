using System.Globalization;
using System.Text;

namespace ImageStudio.LocalAws.Sns;

/// <summary>Lists in pages of 100; the token is where the next page begins.</summary>
internal static class Paging
{
    public static (List<T> Page, string? Next) Page<T>(IEnumerable<T> items, string? token)
    {
        var start = token is null ? 0 : Decode(token);
        List<T> page = [.. items.Skip(start).Take(SnsLimits.Page + 1)];
        if (page.Count <= SnsLimits.Page)
            return (page, null);
        page.RemoveAt(SnsLimits.Page);
        return (page, Convert.ToBase64String(Encoding.UTF8.GetBytes((start + SnsLimits.Page).ToString(CultureInfo.InvariantCulture))));
    }

    private static int Decode(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && int.TryParse(Encoding.UTF8.GetString(bytes, 0, length), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? start
            : throw SnsErrors.InvalidParameter("NextToken");
    }
}
