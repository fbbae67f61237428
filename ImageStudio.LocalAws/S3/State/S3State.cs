namespace ImageStudio.LocalAws.S3.State;

/// <summary>
/// Everything S3 knows, changed by records only: the same ones live and at replay, so both end in the same state. Guarded by
/// the store's lock. Bodies that a change gives up gather in <see cref="Garbage"/>.
/// </summary>
internal sealed class S3State
{
    public SortedDictionary<string, Bucket> Buckets { get; } = new(StringComparer.Ordinal);

    /// <summary>Events that were not accepted yet, oldest first.</summary>
    public SortedDictionary<long, OutboxEvent> Outbox { get; } = [];

    /// <summary>The last sequencer given out.</summary>
    public long LastSequence { get; set; }

    /// <summary>Ids of bodies that no object names any more.</summary>
    public List<string> Garbage { get; private set; } = [];

    public IReadOnlyList<string> TakeGarbage()
    {
        if (Garbage.Count == 0)
            return [];
        var taken = Garbage;
        Garbage = [];
        return taken;
    }

    public void Apply(S3Record record)
    {
        switch (record)
        {
            case BucketCreated r:
                Buckets.Add(r.Bucket, new Bucket(r.Bucket, r.Region, r.CreatedAt, r.Settings));
                break;
            case BucketConfigured r:
                Buckets[r.Bucket].Settings = r.Settings;
                break;
            case BucketDeleted r:
                DropUploads(Buckets[r.Bucket]);
                Buckets.Remove(r.Bucket);
                break;
            case ObjectPut r:
                Put(Buckets[r.Bucket], r);
                break;
            case ObjectsDeleted r:
                Delete(Buckets[r.Bucket], r);
                break;
            case ObjectTagged r:
                if (Buckets[r.Bucket].Objects.TryGet(r.Key, out var tagged))
                    Buckets[r.Bucket].Objects.Set(r.Key, tagged with { Tags = r.Tags });
                Enqueue(r.Events);
                break;
            case UploadCreated r:
                Buckets[r.Bucket].Uploads[r.Upload.Id] = new UploadState(r.Upload);
                break;
            case PartPut r:
                PutPart(Buckets[r.Bucket].Uploads[r.UploadId], r.Part);
                break;
            case UploadAborted r:
                Drop(Buckets[r.Bucket], r.UploadId, keep: []);
                break;
            case EventDelivered r:
                Outbox.Remove(r.Id);
                break;
            case OutboxState r:
                LastSequence = Math.Max(LastSequence, r.LastSequence);
                Enqueue(r.Events);
                break;
        }
    }

    /// <summary>Records that lead to this state.</summary>
    public IEnumerable<S3Record> Snapshot()
    {
        foreach (var bucket in Buckets.Values)
        {
            yield return new BucketCreated(bucket.Name, bucket.Region, bucket.CreatedAt, bucket.Settings);
            foreach (var (_, value) in bucket.Objects.From(""))
                yield return new ObjectPut(bucket.Name, value, null, []);
            foreach (var (id, state) in bucket.Uploads)
            {
                yield return new UploadCreated(bucket.Name, state.Upload);
                foreach (var part in state.Parts.Values)
                    yield return new PartPut(bucket.Name, id, part);
            }
        }
        yield return new OutboxState(LastSequence, [.. Outbox.Values]);
    }

    /// <summary>Every body that something names.</summary>
    public HashSet<string> LiveBodies() =>
        [.. from bucket in Buckets.Values
            from part in bucket.Objects.From("").SelectMany(o => o.Value.Body)
                .Concat(bucket.Uploads.Values.SelectMany(u => u.Parts.Values.Select(p => p.Body)))
            select part.Blob];

    private void Put(Bucket bucket, ObjectPut put)
    {
        if (bucket.Objects.TryGet(put.Object.Key, out var old))
            Garbage.AddRange(old.Body.Select(b => b.Blob));
        bucket.Objects.Set(put.Object.Key, put.Object);
        if (put.UploadId is not null)
            Drop(bucket, put.UploadId, keep: put.Object.Body);
        Enqueue(put.Events);
    }

    private void Delete(Bucket bucket, ObjectsDeleted delete)
    {
        foreach (var key in delete.Keys)
        {
            if (bucket.Objects.TryGet(key, out var old))
                Garbage.AddRange(old.Body.Select(b => b.Blob));
            bucket.Objects.Remove(key);
        }
        Enqueue(delete.Events);
    }

    private void PutPart(UploadState upload, StoredPart part)
    {
        if (upload.Parts.TryGetValue(part.Number, out var old))
            Garbage.Add(old.Body.Blob);
        upload.Parts[part.Number] = part;
    }

    private void DropUploads(Bucket bucket)
    {
        foreach (var id in bucket.Uploads.Keys.ToList())
            Drop(bucket, id, keep: []);
    }

    private void Drop(Bucket bucket, string uploadId, IReadOnlyList<BodyPart> keep)
    {
        if (!bucket.Uploads.Remove(uploadId, out var upload))
            return;
        var kept = keep.Select(b => b.Blob).ToHashSet();
        Garbage.AddRange(upload.Parts.Values.Select(p => p.Body.Blob).Where(b => !kept.Contains(b)));
    }

    private void Enqueue(IReadOnlyList<OutboxEvent> events)
    {
        foreach (var e in events)
        {
            Outbox[e.Id] = e;
            LastSequence = Math.Max(LastSequence, e.Id);
        }
    }
}
