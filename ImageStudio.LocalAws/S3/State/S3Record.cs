using System.Text.Json.Serialization;

namespace ImageStudio.LocalAws.S3.State;

/// <summary>A change of the state of S3, as the journal keeps it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$")]
[JsonDerivedType(typeof(BucketCreated), "bucket")]
[JsonDerivedType(typeof(BucketConfigured), "settings")]
[JsonDerivedType(typeof(BucketDeleted), "no-bucket")]
[JsonDerivedType(typeof(ObjectPut), "object")]
[JsonDerivedType(typeof(ObjectsDeleted), "no-objects")]
[JsonDerivedType(typeof(ObjectTagged), "object-tags")]
[JsonDerivedType(typeof(UploadCreated), "upload")]
[JsonDerivedType(typeof(PartPut), "part")]
[JsonDerivedType(typeof(UploadAborted), "no-upload")]
[JsonDerivedType(typeof(EventDelivered), "delivered")]
[JsonDerivedType(typeof(OutboxState), "outbox")]
internal abstract record S3Record;

internal sealed record BucketCreated(string Bucket, string Region, DateTimeOffset CreatedAt, BucketSettings Settings) : S3Record;

internal sealed record BucketConfigured(string Bucket, BucketSettings Settings) : S3Record;

internal sealed record BucketDeleted(string Bucket) : S3Record;

/// <summary>An object is there; the upload it completes, if any, is gone, and its events wait for delivery.</summary>
internal sealed record ObjectPut(string Bucket, StoredObject Object, string? UploadId, IReadOnlyList<OutboxEvent> Events) : S3Record;

internal sealed record ObjectsDeleted(string Bucket, IReadOnlyList<string> Keys, IReadOnlyList<OutboxEvent> Events) : S3Record;

internal sealed record ObjectTagged(string Bucket, string Key, IReadOnlyDictionary<string, string> Tags, IReadOnlyList<OutboxEvent> Events) : S3Record;

internal sealed record UploadCreated(string Bucket, MultipartUpload Upload) : S3Record;

internal sealed record PartPut(string Bucket, string UploadId, StoredPart Part) : S3Record;

internal sealed record UploadAborted(string Bucket, string UploadId) : S3Record;

internal sealed record EventDelivered(long Id) : S3Record;

/// <summary>The whole outbox, in snapshots.</summary>
internal sealed record OutboxState(long LastSequence, IReadOnlyList<OutboxEvent> Events) : S3Record;

/// <summary>An event on its way to a topic or queue, kept until it was accepted there.</summary>
/// <param name="Id">Strictly increasing; it is the event's sequencer, too.</param>
/// <param name="Bucket">The bucket it comes from.</param>
/// <param name="Kind">Topic or queue.</param>
/// <param name="Target">ARN of the topic or queue.</param>
/// <param name="Message">The notification as it is sent.</param>
/// <param name="TraceParent">Context of the operation that caused it, <c>null</c> where it was not traced.</param>
internal sealed record OutboxEvent(long Id, string Bucket, TargetKind Kind, string Target, string Message, string? TraceParent);

/// <summary>Source-generated shapes of the journal.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(S3Record))]
internal sealed partial class S3JournalContext : JsonSerializerContext;
