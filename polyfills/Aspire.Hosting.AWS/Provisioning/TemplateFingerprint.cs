using System.Security.Cryptography;
using System.Text;

namespace Aspire.Hosting.AWS.Provisioning;

/// <summary>What a deployed stack was made of, kept as a tag on it, so that an unchanged template is not deployed again.</summary>
internal static class TemplateFingerprint
{
    public const string TagKey = "AspireAppHost_SHA256";

    /// <returns>SHA-256 in lower-case hexadecimal of the template, its parameters and its tags, each in order of their names.</returns>
    public static string Of(string template, IDictionary<string, string> parameters, IDictionary<string, string> tags)
    {
        var content = template + Join("", parameters) + Join("tag:", tags.Where(tag => tag.Key != TagKey));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }

    private static string Join(string prefix, IEnumerable<KeyValuePair<string, string>> values) =>
        string.Join(';', values.Select(value => $"{prefix}{value.Key}={value.Value}").Order(StringComparer.InvariantCulture));
}
