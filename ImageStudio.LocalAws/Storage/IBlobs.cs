namespace ImageStudio.LocalAws.Storage;

/// <summary>
/// Bodies of any size under random ids, written once and never changed. A body counts only once a journal record names it:
/// complete the body first, then append the record, and remove a body after the record that gives it up.
/// </summary>
internal interface IBlobs
{
    /// <summary>Begins a body.</summary>
    BlobWriter Create();

    /// <summary>Opens a body for reading and seeking; <c>null</c> where it is missing. It is removed only when nobody reads it any more.</summary>
    Stream? OpenRead(string id);

    /// <summary>Whether a body is there in its whole length, in bytes.</summary>
    bool IsWhole(string id, long length);

    /// <summary>Removes a body.</summary>
    void Remove(string id);

    /// <summary>Makes every complete body durable. A journal does so before it writes the records that name them.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    void Flush();

    /// <summary>Removes every body but these: at the start, what a crash left without a record.</summary>
    /// <returns>How many were removed.</returns>
    int RetainOnly(IReadOnlySet<string> live);
}

/// <summary>A body under way; disposing it without completing removes it.</summary>
internal abstract class BlobWriter : IAsyncDisposable
{
    /// <summary>Appends bytes.</summary>
    public abstract ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Ends the body and gives its id; it is durable after the next <see cref="IBlobs.Flush"/>.</summary>
    public abstract ValueTask<string> CompleteAsync(CancellationToken cancellationToken);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}
