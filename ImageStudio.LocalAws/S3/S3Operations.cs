using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Bodies;
using ImageStudio.LocalAws.S3.Lifecycle;
using ImageStudio.LocalAws.S3.Notifications;
using ImageStudio.LocalAws.S3.Operations;
using ImageStudio.LocalAws.S3.Posts;
using ImageStudio.LocalAws.S3.State;
using ImageStudio.LocalAws.S3.Wire;
using ImageStudio.LocalAws.Wire;
using static ImageStudio.LocalAws.S3.Wire.S3Scope;

namespace ImageStudio.LocalAws.S3;

/// <summary>S3: its state, and the list of the operations that it supports with their place in HTTP.</summary>
internal static class S3Operations
{
    public static void AddS3(this IServiceCollection services)
    {
        services.AddSingleton<S3Store>();
        services.AddSingleton<IServiceState>(s => s.GetRequiredService<S3Store>());
        services.AddSingleton<BodyReceiver>();
        services.AddSingleton<EventWriter>();
        services.AddSingleton<EventQueue>();
        services.AddSingleton<NotificationTargets>();
        services.AddHostedService<EventDelivery>();
        services.AddHostedService<LifecycleClock>();
        services.AddSingleton<PostSignature>();
        services.AddSingleton<S3Authentication>();
        services.AddSingleton<S3Router>();
        services.AddSingleton<IRestService, S3Service>();

        services.Add<ListBuckets, ListBucketsRequest, ListBucketsResult>(new("GET", Service), BucketReaders.ListBuckets, BucketWriters.ListBuckets);

        services.Add<CreateBucket, CreateBucketRequest, CreateBucketResult>(new("PUT", S3Scope.Bucket), BucketReaders.CreateBucket, BucketWriters.CreateBucket);
        services.Add<DeleteBucket, DeleteBucketRequest, Nothing>(new("DELETE", S3Scope.Bucket), BucketReaders.Of(b => new DeleteBucketRequest(b)), BucketWriters.NoContent);
        services.Add<HeadBucket, HeadBucketRequest, HeadBucketResult>(new("HEAD", S3Scope.Bucket), BucketReaders.Of(b => new HeadBucketRequest(b)), BucketWriters.HeadBucket);
        services.Add<GetBucketLocation, GetBucketLocationRequest, GetBucketLocationResult>(new("GET", S3Scope.Bucket, "location"), BucketReaders.Of(b => new GetBucketLocationRequest(b)), BucketWriters.Location);
        services.Add<ListObjects, ListObjectsRequest, ListObjectsResult>(new("GET", S3Scope.Bucket), ObjectReaders.ListObjects, ObjectWriters.ListObjects);
        services.Add<ListObjectsV2, ListObjectsV2Request, ListObjectsV2Result>(new("GET", S3Scope.Bucket, "list-type"), ObjectReaders.ListObjectsV2, ObjectWriters.ListObjectsV2);
        services.Add<DeleteObjects, DeleteObjectsRequest, DeleteObjectsResult>(new("POST", S3Scope.Bucket, "delete"), ObjectReaders.DeleteObjects, ObjectWriters.DeleteObjects);
        services.Add<ListMultipartUploads, ListMultipartUploadsRequest, ListMultipartUploadsResult>(new("GET", S3Scope.Bucket, "uploads"), MultipartReaders.ListUploads, MultipartWriters.ListUploads);

        services.Add<GetBucketNotificationConfiguration, GetBucketNotificationConfigurationRequest, GetBucketNotificationConfigurationResult>(new("GET", S3Scope.Bucket, "notification"), BucketReaders.Of(b => new GetBucketNotificationConfigurationRequest(b)), NotificationWire.Write);
        services.Add<PutBucketNotificationConfiguration, PutBucketNotificationConfigurationRequest, Nothing>(new("PUT", S3Scope.Bucket, "notification"), NotificationWire.Read, BucketWriters.Ok);
        services.Add<GetBucketCors, GetBucketCorsRequest, GetBucketCorsResult>(new("GET", S3Scope.Bucket, "cors"), BucketReaders.Of(b => new GetBucketCorsRequest(b)), BucketWriters.Cors);
        services.Add<PutBucketCors, PutBucketCorsRequest, Nothing>(new("PUT", S3Scope.Bucket, "cors"), BucketReaders.PutCors, BucketWriters.Ok);
        services.Add<DeleteBucketCors, DeleteBucketCorsRequest, Nothing>(new("DELETE", S3Scope.Bucket, "cors"), BucketReaders.Of(b => new DeleteBucketCorsRequest(b)), BucketWriters.NoContent);
        services.Add<GetPublicAccessBlock, GetPublicAccessBlockRequest, GetPublicAccessBlockResult>(new("GET", S3Scope.Bucket, "publicAccessBlock"), BucketReaders.Of(b => new GetPublicAccessBlockRequest(b)), BucketWriters.PublicAccessBlock);
        services.Add<PutPublicAccessBlock, PutPublicAccessBlockRequest, Nothing>(new("PUT", S3Scope.Bucket, "publicAccessBlock"), BucketReaders.PutPublicAccessBlock, BucketWriters.Ok);
        services.Add<DeletePublicAccessBlock, DeletePublicAccessBlockRequest, Nothing>(new("DELETE", S3Scope.Bucket, "publicAccessBlock"), BucketReaders.Of(b => new DeletePublicAccessBlockRequest(b)), BucketWriters.NoContent);
        services.Add<GetBucketPolicy, GetBucketPolicyRequest, GetBucketPolicyResult>(new("GET", S3Scope.Bucket, "policy"), BucketReaders.Of(b => new GetBucketPolicyRequest(b)), BucketWriters.Policy);
        services.Add<PutBucketPolicy, PutBucketPolicyRequest, Nothing>(new("PUT", S3Scope.Bucket, "policy"), BucketReaders.PutPolicy, BucketWriters.NoContent);
        services.Add<DeleteBucketPolicy, DeleteBucketPolicyRequest, Nothing>(new("DELETE", S3Scope.Bucket, "policy"), BucketReaders.Of(b => new DeleteBucketPolicyRequest(b)), BucketWriters.NoContent);
        services.Add<GetBucketTagging, GetBucketTaggingRequest, GetBucketTaggingResult>(new("GET", S3Scope.Bucket, "tagging"), BucketReaders.Of(b => new GetBucketTaggingRequest(b)), BucketWriters.Tagging);
        services.Add<PutBucketTagging, PutBucketTaggingRequest, Nothing>(new("PUT", S3Scope.Bucket, "tagging"), BucketReaders.PutTagging, BucketWriters.NoContent);
        services.Add<DeleteBucketTagging, DeleteBucketTaggingRequest, Nothing>(new("DELETE", S3Scope.Bucket, "tagging"), BucketReaders.Of(b => new DeleteBucketTaggingRequest(b)), BucketWriters.NoContent);
        services.Add<GetBucketOwnershipControls, GetBucketOwnershipControlsRequest, GetBucketOwnershipControlsResult>(new("GET", S3Scope.Bucket, "ownershipControls"), BucketReaders.Of(b => new GetBucketOwnershipControlsRequest(b)), BucketWriters.OwnershipControls);
        services.Add<PutBucketOwnershipControls, PutBucketOwnershipControlsRequest, Nothing>(new("PUT", S3Scope.Bucket, "ownershipControls"), BucketReaders.PutOwnershipControls, BucketWriters.Ok);
        services.Add<DeleteBucketOwnershipControls, DeleteBucketOwnershipControlsRequest, Nothing>(new("DELETE", S3Scope.Bucket, "ownershipControls"), BucketReaders.Of(b => new DeleteBucketOwnershipControlsRequest(b)), BucketWriters.NoContent);
        services.Add<GetBucketEncryption, GetBucketEncryptionRequest, GetBucketEncryptionResult>(new("GET", S3Scope.Bucket, "encryption"), BucketReaders.Of(b => new GetBucketEncryptionRequest(b)), BucketWriters.Encryption);
        services.Add<PutBucketEncryption, PutBucketEncryptionRequest, Nothing>(new("PUT", S3Scope.Bucket, "encryption"), BucketReaders.PutEncryption, BucketWriters.Ok);
        services.Add<DeleteBucketEncryption, DeleteBucketEncryptionRequest, Nothing>(new("DELETE", S3Scope.Bucket, "encryption"), BucketReaders.Of(b => new DeleteBucketEncryptionRequest(b)), BucketWriters.NoContent);
        services.Add<GetBucketVersioning, GetBucketVersioningRequest, GetBucketVersioningResult>(new("GET", S3Scope.Bucket, "versioning"), BucketReaders.Of(b => new GetBucketVersioningRequest(b)), BucketWriters.Versioning);
        services.Add<ListObjectVersions, ListObjectVersionsRequest, ListObjectVersionsResult>(new("GET", S3Scope.Bucket, "versions"), ObjectReaders.ListObjectVersions, ObjectWriters.ListObjectVersions);
        services.Add<GetBucketLifecycleConfiguration, GetBucketLifecycleConfigurationRequest, GetBucketLifecycleConfigurationResult>(new("GET", S3Scope.Bucket, "lifecycle"), BucketReaders.Of(b => new GetBucketLifecycleConfigurationRequest(b)), LifecycleWire.Write);
        services.Add<PutBucketLifecycleConfiguration, PutBucketLifecycleConfigurationRequest, Nothing>(new("PUT", S3Scope.Bucket, "lifecycle"), LifecycleWire.Read, LifecycleWire.WriteDefaultSize);
        services.Add<DeleteBucketLifecycle, DeleteBucketLifecycleRequest, Nothing>(new("DELETE", S3Scope.Bucket, "lifecycle"), BucketReaders.Of(b => new DeleteBucketLifecycleRequest(b)), BucketWriters.NoContent);
        services.AddUnconfigured();
        services.Add<GetBucketAcl, GetBucketAclRequest, GetBucketAclResult>(new("GET", S3Scope.Bucket, "acl"), BucketReaders.Of(b => new GetBucketAclRequest(b)), BucketWriters.Acl);

        services.Add<PostObject, PostObjectRequest, PostObjectResult>(new("POST", S3Scope.Bucket), PostWire.Read, PostWire.Write);
        services.Add<PutObject, PutObjectRequest, PutObjectResult>(new("PUT", S3Scope.Object), ObjectReaders.PutObject, ObjectWriters.PutObject);
        services.Add<GetObject, GetObjectRequest, GetObjectResult>(new("GET", S3Scope.Object), ObjectReaders.GetObject, ObjectWriters.GetObject);
        services.Add<HeadObject, HeadObjectRequest, HeadObjectResult>(new("HEAD", S3Scope.Object), ObjectReaders.HeadObject, ObjectWriters.HeadObject);
        services.Add<GetObjectAttributes, GetObjectAttributesRequest, GetObjectAttributesResult>(new("GET", S3Scope.Object, "attributes"), ObjectReaders.GetObjectAttributes, ObjectWriters.GetObjectAttributes);
        services.Add<DeleteObject, DeleteObjectRequest, Nothing>(new("DELETE", S3Scope.Object), ObjectReaders.DeleteObject, BucketWriters.NoContent);
        services.Add<CopyObject, CopyObjectRequest, CopyObjectResult>(new("PUT", S3Scope.Object, IsCopy: true), ObjectReaders.CopyObject, ObjectWriters.CopyObject);
        services.Add<GetObjectTagging, GetObjectTaggingRequest, GetObjectTaggingResult>(new("GET", S3Scope.Object, "tagging"), ObjectReaders.GetObjectTagging, ObjectWriters.GetObjectTagging);
        services.Add<PutObjectTagging, PutObjectTaggingRequest, Nothing>(new("PUT", S3Scope.Object, "tagging"), ObjectReaders.PutObjectTagging, BucketWriters.Ok);
        services.Add<DeleteObjectTagging, DeleteObjectTaggingRequest, Nothing>(new("DELETE", S3Scope.Object, "tagging"), ObjectReaders.DeleteObjectTagging, BucketWriters.NoContent);

        services.Add<CreateMultipartUpload, CreateMultipartUploadRequest, CreateMultipartUploadResult>(new("POST", S3Scope.Object, "uploads"), MultipartReaders.Create, MultipartWriters.Create);
        services.Add<UploadPart, UploadPartRequest, UploadPartResult>(new("PUT", S3Scope.Object, "uploadId"), MultipartReaders.UploadPart, MultipartWriters.UploadPart);
        services.Add<UploadPartCopy, UploadPartCopyRequest, UploadPartCopyResult>(new("PUT", S3Scope.Object, "uploadId", IsCopy: true), MultipartReaders.UploadPartCopy, MultipartWriters.UploadPartCopy);
        services.Add<CompleteMultipartUpload, CompleteMultipartUploadRequest, CompleteMultipartUploadResult>(new("POST", S3Scope.Object, "uploadId"), MultipartReaders.Complete, MultipartWriters.Complete);
        services.Add<AbortMultipartUpload, AbortMultipartUploadRequest, Nothing>(new("DELETE", S3Scope.Object, "uploadId"), MultipartReaders.Abort, BucketWriters.NoContent);
        services.Add<ListParts, ListPartsRequest, ListPartsResult>(new("GET", S3Scope.Object, "uploadId"), MultipartReaders.ListParts, MultipartWriters.ListParts);
    }

    /// <summary>What buckets can have on AWS and never have here: the answers of a bucket without it.</summary>
    private static void AddUnconfigured(this IServiceCollection services)
    {
        services.Add<GetBucketAccelerateConfiguration, GetBucketAccelerateConfigurationRequest, GetBucketAccelerateConfigurationResult>(new("GET", S3Scope.Bucket, "accelerate"), BucketReaders.Of(b => new GetBucketAccelerateConfigurationRequest(b)), BucketWriters.Acceleration);
        services.Add<GetBucketLogging, GetBucketLoggingRequest, GetBucketLoggingResult>(new("GET", S3Scope.Bucket, "logging"), BucketReaders.Of(b => new GetBucketLoggingRequest(b)), BucketWriters.Logging);
        services.Add<GetBucketPolicyStatus, GetBucketPolicyStatusRequest, GetBucketPolicyStatusResult>(new("GET", S3Scope.Bucket, "policyStatus"), BucketReaders.Of(b => new GetBucketPolicyStatusRequest(b)), BucketWriters.PolicyStatus);
        services.Add<GetBucketReplication, GetBucketReplicationRequest, Nothing>(new("GET", S3Scope.Bucket, "replication"), BucketReaders.Of(b => new GetBucketReplicationRequest(b)), BucketWriters.Ok);
        services.Add<GetBucketRequestPayment, GetBucketRequestPaymentRequest, GetBucketRequestPaymentResult>(new("GET", S3Scope.Bucket, "requestPayment"), BucketReaders.Of(b => new GetBucketRequestPaymentRequest(b)), BucketWriters.RequestPayment);
        services.Add<GetBucketWebsite, GetBucketWebsiteRequest, Nothing>(new("GET", S3Scope.Bucket, "website"), BucketReaders.Of(b => new GetBucketWebsiteRequest(b)), BucketWriters.Ok);
        services.Add<GetObjectLockConfiguration, GetObjectLockConfigurationRequest, Nothing>(new("GET", S3Scope.Bucket, "object-lock"), BucketReaders.Of(b => new GetObjectLockConfigurationRequest(b)), BucketWriters.Ok);
    }

    /// <summary>Adds an operation, for other services to call as well, and its route.</summary>
    private static void Add<TOperation, TRequest, TResult>(
        this IServiceCollection services, S3RouteKey key, Func<S3Request, ValueTask<TRequest>> read, Func<Microsoft.AspNetCore.Http.HttpResponse, TResult, S3Request, Task> write)
        where TOperation : class, IOperation<TRequest, TResult>
    {
        services.AddSingleton<TOperation>();
        services.AddSingleton(s => S3Route.Of(key, s.GetRequiredService<TOperation>(), read, write));
    }
}
