using System.Net;

namespace ImageStudio.LocalAws.S3;

/// <summary>The rules of https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html for general purpose buckets.</summary>
internal static class BucketNames
{
    private static readonly string[] ReservedPrefixes = ["xn--", "sthree-", "amzn-s3-demo-"];
    private static readonly string[] ReservedSuffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

    public static bool IsValid(string name) =>
        name.Length is >= 3 and <= 63
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-')
        && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1])
        && !name.Contains("..", StringComparison.Ordinal)
        && !(name.Count(c => c == '.') == 3 && IPAddress.TryParse(name, out _))
        && !Array.Exists(ReservedPrefixes, p => name.StartsWith(p, StringComparison.Ordinal))
        && !Array.Exists(ReservedSuffixes, s => name.EndsWith(s, StringComparison.Ordinal));
}
