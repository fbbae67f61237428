using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace ImageStudio.LocalAws.Storage;

/// <summary>Bodies that end with the process: small ones in memory, large ones in temporary files, so that memory stays flat.</summary>
internal sealed class MemoryBlobs : IBlobs
{
    /// <summary>Largest body kept in memory, in bytes.</summary>
    internal const int MaxInMemory = 256 * 1024;

    private readonly ConcurrentDictionary<string, Body> _bodies = new();

    public BlobWriter Create() => new Writer(this);

    public Stream? OpenRead(string id) => _bodies.TryGetValue(id, out var body) ? body.TryOpen() : null;

    public bool IsWhole(string id, long length) => _bodies.ContainsKey(id);

    public void Remove(string id)
    {
        if (_bodies.TryRemove(id, out var body))
            body.Release();
    }

    public void Flush()
    {
        // Nothing here outlives the process.
    }

    public int RetainOnly(IReadOnlySet<string> live)
    {
        var gone = _bodies.Keys.Where(id => !live.Contains(id)).ToList();
        gone.ForEach(Remove);
        return gone.Count;
    }

    private sealed class Writer(MemoryBlobs blobs) : BlobWriter
    {
        private MemoryStream? _memory = new();
        private SafeFileHandle? _file;
        private long _length;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            if (_memory is not null && _length + bytes.Length <= MaxInMemory)
                _memory.Write(bytes.Span);
            else
                await RandomAccess.WriteAsync(await SpillAsync(cancellationToken), bytes, _length, cancellationToken);
            _length += bytes.Length;
        }

        public override ValueTask<string> CompleteAsync(CancellationToken cancellationToken)
        {
            var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            blobs._bodies[id] = new Body(_memory?.ToArray(), _file, _length);
            (_memory, _file) = (null, null);
            return ValueTask.FromResult(id);
        }

        public override ValueTask DisposeAsync()
        {
            _file?.Dispose();
            return ValueTask.CompletedTask;
        }

        private async ValueTask<SafeFileHandle> SpillAsync(CancellationToken cancellationToken)
        {
            if (_file is not null)
                return _file;
            var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
            _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
            // A file without a name vanishes with the process, however that ends; Windows does so by the option above.
            if (!OperatingSystem.IsWindows())
                File.Delete(path);
            await RandomAccess.WriteAsync(_file, _memory!.GetBuffer().AsMemory(0, (int)_memory.Length), 0, cancellationToken);
            _memory = null;
            return _file;
        }
    }

    /// <summary>A finished body; its file closes with the last who reads it.</summary>
    private sealed class Body(byte[]? memory, SafeFileHandle? file, long length)
    {
        private int _users = 1;

        public Stream? TryOpen()
        {
            if (memory is not null)
                return new MemoryStream(memory, writable: false);
            var users = Volatile.Read(ref _users);
            while (users > 0)
            {
                var seen = Interlocked.CompareExchange(ref _users, users + 1, users);
                if (seen == users)
                    return new SharedFileStream(file!, 0, length, Release);
                users = seen;
            }
            return null;
        }

        public void Release()
        {
            if (Interlocked.Decrement(ref _users) == 0)
                file?.Dispose();
        }
    }
}
