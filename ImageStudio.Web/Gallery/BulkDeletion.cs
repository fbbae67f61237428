using System.Collections.Concurrent;
using Amazon.Runtime;
using ImageStudio.Web.LiveUpdates;

namespace ImageStudio.Web.Gallery;

/// <summary>Photos to delete.</summary>
/// <param name="Ids">Their ids, up to 200.</param>
public sealed record DeletionRequest(string[] Ids);

/// <summary>What became of one of them.</summary>
/// <param name="Id">As it was sent.</param>
/// <param name="Deleted">Whether it is gone; also where it was gone before.</param>
/// <param name="Problem">Why it is not.</param>
public sealed record DeletionResult(string Id, bool Deleted, string? Problem = null);

/// <summary>What became of each.</summary>
/// <param name="Results">In the order of the request.</param>
public sealed record DeletionResults(IReadOnlyList<DeletionResult> Results);

/// <summary>Deletes many photos; one that cannot be deleted keeps none of the others.</summary>
internal sealed partial class BulkDeletion(PhotoDeletion deletion, LiveHub live, ILogger<BulkDeletion> logger)
{
    /// <summary>Most photos of one request.</summary>
    public const int Most = 200;

    private const int AtOnce = 8;

    public async Task<DeletionResults> DeleteAsync(PhotoScope scope, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var results = new ConcurrentDictionary<string, DeletionResult>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            ids.Distinct(StringComparer.Ordinal),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (id, cancel) => results[id] = await DeleteAsync(scope, id, cancel));
        return new DeletionResults([.. ids.Select(id => results[id])]);
    }

    private async Task<DeletionResult> DeleteAsync(PhotoScope scope, string text, CancellationToken cancellationToken)
    {
        if (!PhotoId.TryParse(text, null, out var id) || !scope.Contains(id)) return new DeletionResult(text, false, "There is no such photo.");
        try
        {
            await deletion.DeleteAsync(id, cancellationToken);
            live.Publish(LiveEvent.Deleted(id));
            return new DeletionResult(text, true);
        }
        catch (Exception exception) when (exception is AmazonClientException or AmazonServiceException or HttpRequestException)
        {
            Log.NotDeleted(logger, exception, id.Key);
            return new DeletionResult(text, false, "The photo store did not answer. Please try again in a moment.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Key} could not be deleted.")]
        public static partial void NotDeleted(ILogger logger, Exception exception, string key);
    }
}
