using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace ImageStudio.LocalAws.Storage;

/// <summary>Bodies as files in the data directory, one each.</summary>
internal sealed class FileBlobs : IBlobs
{
    private readonly string _folder;

    public FileBlobs(DataDirectory directory)
    {
        _folder = Path.Combine(directory.Path, "objects");
        Directory.CreateDirectory(_folder);
        Durability.FlushFolder(directory.Path);
    }

    public BlobWriter Create() => new Writer(this);

    public Stream? OpenRead(string id)
    {
        try
        {
            // Readers copy in large blocks themselves. Delete sharing lets a body go while it is read, on Windows too.
            return new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public bool IsWhole(string id, long length) => new FileInfo(PathOf(id)) is { Exists: true } file && file.Length == length;

    public void Remove(string id) => File.Delete(PathOf(id));

    public void Flush()
    {
        // Each was flushed when it was complete.
    }

    public int RetainOnly(IReadOnlySet<string> live)
    {
        var removed = 0;
        foreach (var path in Directory.EnumerateFiles(_folder).Where(p => !live.Contains(Path.GetFileName(p))))
        {
            File.Delete(path);
            removed++;
        }
        return removed;
    }

    private string PathOf(string id) => Path.Combine(_folder, id);

    private sealed class Writer : BlobWriter
    {
        private readonly FileBlobs _blobs;
        private readonly string _id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        private readonly SafeFileHandle _file;
        private long _length;
        private bool _complete;

        public Writer(FileBlobs blobs)
        {
            _blobs = blobs;
            _file = File.OpenHandle(blobs.PathOf(_id), FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.Asynchronous);
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            await RandomAccess.WriteAsync(_file, bytes, _length, cancellationToken);
            _length += bytes.Length;
        }

        public override ValueTask<string> CompleteAsync(CancellationToken cancellationToken)
        {
            RandomAccess.FlushToDisk(_file);
            Durability.FlushFolder(_blobs._folder);
            _complete = true;
            return ValueTask.FromResult(_id);
        }

        public override ValueTask DisposeAsync()
        {
            _file.Dispose();
            if (!_complete)
                _blobs.Remove(_id);
            return ValueTask.CompletedTask;
        }
    }
}
