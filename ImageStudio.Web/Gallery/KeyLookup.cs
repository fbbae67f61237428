using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.ServiceDefaults;

namespace ImageStudio.Web.Gallery;

/// <summary>
/// Finds out which of many keys exist. Neighbours in the gallery are neighbours in the bucket, so that one listing mostly
/// answers for all; where others lie between, the listing leaps to the next key that is asked for. Never more requests than keys
/// that are asked for, plus one for every thousand objects in between.
/// </summary>
internal sealed class KeyLookup(IAmazonS3 s3, AwsResources resources)
{
    private const int MostPerListing = 1000;

    /// <summary>Those of <paramref name="keys"/> that exist.</summary>
    public async Task<IReadOnlyDictionary<string, S3Object>> FindAsync(string prefix, IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var wanted = keys.Order(KeyOrder.Instance).ToArray();
        var asked = wanted.ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, S3Object>(StringComparer.Ordinal);
        var seen = "";
        for (var next = 0; next < wanted.Length;)
        {
            var listing = await ListAsync(prefix, Later(seen, JustBefore(wanted[next])), wanted.Length - next, cancellationToken);
            foreach (var item in listing.S3Objects ?? [])
            {
                if (asked.Contains(item.Key)) found[item.Key] = item;
                seen = item.Key;
            }

            if (listing.IsTruncated is not true || listing.S3Objects is not { Count: > 0 }) break;
            while (next < wanted.Length && KeyOrder.Instance.Compare(wanted[next], seen) <= 0) next++;
        }

        return found;
    }

    private Task<ListObjectsV2Response> ListAsync(string prefix, string startAfter, int open, CancellationToken cancellationToken) => s3.ListObjectsV2Async(
        new ListObjectsV2Request
        {
            BucketName = resources.BucketName,
            Prefix = prefix,
            StartAfter = startAfter,
            // A few more than are asked for, since some others may lie between.
            MaxKeys = Math.Min(MostPerListing, open + 20),
        },
        cancellationToken);

    // A listing begins after a key and leaves it out; a key without its last character comes before it.
    private static string JustBefore(string key) => key[..^(char.IsLowSurrogate(key[^1]) ? 2 : 1)];

    private static string Later(string left, string right) => KeyOrder.Instance.Compare(left, right) >= 0 ? left : right;
}
