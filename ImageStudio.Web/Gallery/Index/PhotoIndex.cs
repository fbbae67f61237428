using ImageStudio.Contracts;
using ImageStudio.Web.LiveUpdates;

namespace ImageStudio.Web.Gallery.Index;

/// <summary>
/// Names and states of all photos in memory, in the order of the bucket, since S3 cannot search. It is only ever a copy: built
/// by listing the bucket, kept up by announcements, compared with the bucket now and then, and not asked while announcements
/// may have been missed.
/// </summary>
internal sealed class PhotoIndex(IReadOnlyList<Rendition> renditions, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _positions = renditions.Select((rendition, i) => (rendition.Name, i)).ToDictionary(StringComparer.Ordinal);
    private List<IndexedPhoto> _photos = [];
    private List<LiveEvent>? _meanwhile;
    private volatile bool _isTrusted;

    /// <summary>Whether it is complete and has heard of every change since.</summary>
    public bool IsTrusted => _isTrusted;

    /// <summary>Announcements may have been missed: nobody is to ask until it has been built again.</summary>
    public void Distrust() => _isTrusted = false;

    /// <summary>From here on changes are kept, to be applied to what is being listed as well.</summary>
    public void BeginRebuild()
    {
        lock (_lock) _meanwhile = [];
    }

    /// <summary>Takes over what was listed.</summary>
    /// <returns>Photos about which changes were heard that do not fit: they have to be read.</returns>
    public IReadOnlyList<string?> CompleteRebuild(List<IndexedPhoto> listed)
    {
        lock (_lock)
        {
            _photos = listed;
            string?[] doubtful = [.. (_meanwhile ?? []).Where(change => !TryApply(change)).Select(change => change.Id)];
            _meanwhile = null;
            _isTrusted = true;
            return doubtful;
        }
    }

    /// <summary>How many photos there are.</summary>
    public int Count(PhotoScope scope)
    {
        lock (_lock)
        {
            if (scope.Folder.Length == 0) return _photos.Count;
            // What follows the slash in ASCII ends the folder.
            return ~PositionOf(scope.Folder[..^1] + (char)('/' + 1)) - ~PositionOf(scope.Folder);
        }
    }

    /// <summary>Applies a change; false where it is about a photo, or a version of it, that is not known: then that one has to be read.</summary>
    public bool Apply(LiveEvent change)
    {
        lock (_lock)
        {
            _meanwhile?.Add(change);
            return TryApply(change);
        }
    }

    /// <summary>Takes over what the bucket says about one photo.</summary>
    public void Put(IndexedPhoto photo)
    {
        lock (_lock)
        {
            var at = PositionOf(photo.Path);
            if (at >= 0) _photos[at] = photo;
            else _photos.Insert(~at, photo);
        }
    }

    /// <summary>Photos of a query, one more than wanted where there are more; and, from the beginning, how many there are in all.</summary>
    public (IReadOnlyList<IndexedPhoto> Photos, int? Total) Find(PhotoQuery query)
    {
        lock (_lock)
        {
            var found = new List<IndexedPhoto>(query.Limit + 1);
            var total = 0;
            for (var i = StartOf(query); i < _photos.Count && _photos[i].Path.StartsWith(query.Scope.Folder, StringComparison.Ordinal); i++)
            {
                var photo = _photos[i];
                if (!query.NameMatches(photo.Path) || (query.State is not null && !query.StateMatches(photo.State))) continue;
                total++;
                if (found.Count <= query.Limit) found.Add(photo);
                else if (query.After is not null) break;
            }

            return (found, query.After is null ? total : null);
        }
    }

    private int StartOf(PhotoQuery query)
    {
        var at = PositionOf(query.After?.Path ?? query.Scope.Folder);
        return at < 0 ? ~at : query.After is null ? at : at + 1;
    }

    private bool TryApply(LiveEvent change)
    {
        if (!PhotoId.TryParse(change.Id, null, out var id)) return true;
        var at = PositionOf(id.Path);
        switch (change)
        {
            case { Kind: "deleted" }:
                if (at >= 0) _photos.RemoveAt(at);
                return true;
            case { Photo: { } photo }:
                if (at < 0) _photos.Insert(~at, IndexedPhoto.Of(new StoredUpload(id, photo.Bytes, photo.ETag, photo.Received), renditions.Count));
                return at < 0 || _photos[at].ETag == photo.ETag;
            case { Rendition: { } made } when _positions.TryGetValue(made.Name, out var rendition):
                if (at < 0 || _photos[at].ETag != change.ETag) return false;
                _photos[at] = _photos[at].With(rendition, new IndexedRendition("", made.Bytes, time.GetUtcNow()));
                return true;
            case { Failure: { } failure } when _positions.TryGetValue(failure.Rendition, out var rendition):
                if (at < 0 || _photos[at].ETag != change.ETag) return false;
                _photos[at] = _photos[at].WithFailure(rendition);
                return true;
            default:
                return true;
        }
    }

    // As List.BinarySearch: the position, or the complement of where it would be.
    private int PositionOf(string path)
    {
        var (low, high) = (0, _photos.Count - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) >> 1);
            var order = KeyOrder.Instance.Compare(_photos[middle].Path, path);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return ~low;
    }
}
