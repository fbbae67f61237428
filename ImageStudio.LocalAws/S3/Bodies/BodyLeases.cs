using ImageStudio.LocalAws.S3.State;
using ImageStudio.LocalAws.Storage;

namespace ImageStudio.LocalAws.S3.Bodies;

/// <summary>Keeps bodies while they are read: an object may be replaced or deleted in the middle of an answer.</summary>
internal sealed class BodyLeases(IBlobs blobs)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _readers = [];
    private readonly HashSet<string> _doomed = [];

    /// <summary>Takes the bodies; under the store's lock, so that none is removed in between.</summary>
    public IDisposable Take(IReadOnlyList<BodyPart> parts)
    {
        lock (_gate)
        {
            foreach (var part in parts)
                _readers[part.Blob] = _readers.GetValueOrDefault(part.Blob) + 1;
        }
        return new Lease(this, parts);
    }

    /// <summary>Removes bodies that no object names any more, now or when their last reader is done.</summary>
    public void Remove(IEnumerable<string> ids)
    {
        foreach (var id in ids)
        {
            lock (_gate)
            {
                if (_readers.ContainsKey(id))
                {
                    _doomed.Add(id);
                    continue;
                }
            }
            blobs.Remove(id);
        }
    }

    private void Return(IReadOnlyList<BodyPart> parts)
    {
        foreach (var part in parts)
        {
            lock (_gate)
            {
                if (--_readers[part.Blob] > 0)
                    continue;
                _readers.Remove(part.Blob);
                if (!_doomed.Remove(part.Blob))
                    continue;
            }
            blobs.Remove(part.Blob);
        }
    }

    private sealed class Lease(BodyLeases leases, IReadOnlyList<BodyPart> parts) : IDisposable
    {
        private BodyLeases? _leases = leases;

        public void Dispose() => Interlocked.Exchange(ref _leases, null)?.Return(parts);
    }
}
