using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Posts;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

/// <param name="Object">What the form puts; the file is its body.</param>
/// <param name="Fields">The fields before the file, by name without regard to case.</param>
internal sealed record PostObjectRequest(PutObjectRequest Object, IReadOnlyDictionary<string, string> Fields);

internal sealed record PostObjectResult(PostObjectRequest Request, StoredObject Object);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html: an upload by a form, bound to the policy within it.</summary>
internal sealed class PostObject(PutObject put, PostSignature signature, TimeProvider time) : IOperation<PostObjectRequest, PostObjectResult>
{
    public async ValueTask<PostObjectResult> ExecuteAsync(PostObjectRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        signature.Check(request.Fields);
        var value = request.Object with { EventName = "ObjectCreated:Post" };
        if (request.Fields.TryGetValue("policy", out var policy))
        {
            var allowed = PostPolicy.Parse(policy).Check(value.Bucket, request.Fields, time.GetUtcNow());
            value = value with { Body = value.Body with { Allowed = allowed } };
        }
        return new PostObjectResult(request, (await put.ExecuteAsync(value, caller, cancellationToken)).Object);
    }
}
