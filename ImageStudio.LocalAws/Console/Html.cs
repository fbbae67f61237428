using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace ImageStudio.LocalAws.Console;

/// <summary>
/// Text that is HTML already. The only way from data to it is encoding: interpolated values are encoded, unless they are
/// <see cref="Html"/> themselves.
/// </summary>
internal sealed partial class Html
{
    private readonly string _text;

    private Html(string text) => _text = text;

    public static Html Empty { get; } = new("");

    /// <summary>Markup with values.</summary>
    public static Html Of(FormattableString markup)
    {
        var values = markup.GetArguments().Select(value => value switch
        {
            Html html => html._text,
            IFormattable formattable => Encode(formattable.ToString(null, CultureInfo.InvariantCulture)),
            _ => Encode(value?.ToString() ?? ""),
        });
        return new Html(string.Format(CultureInfo.InvariantCulture, markup.Format, [.. values]));
    }

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(p => p._text)));

    /// <summary>Plain text, in which web addresses can be followed.</summary>
    public static Html Linkified(string text)
    {
        var html = new StringBuilder();
        var end = 0;
        foreach (Match match in WebAddress().Matches(text))
        {
            var address = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', '\'');
            html.Append(Encode(text[end..match.Index]));
            html.Append(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
                ? $"<a href=\"{Encode(address)}\" rel=\"noopener noreferrer nofollow\">{Encode(address)}</a>"
                : Encode(address));
            end = match.Index + address.Length;
        }
        return new Html(html.Append(Encode(text[end..])).ToString());
    }

    public override string ToString() => _text;

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    [GeneratedRegex("https?://[^\\s<>\"]+", RegexOptions.CultureInvariant)]
    private static partial Regex WebAddress();
}
