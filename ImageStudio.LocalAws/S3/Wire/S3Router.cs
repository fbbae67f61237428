using System.Collections.Frozen;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>Finds the operation of a request. What S3 knows and LocalAws does not is refused, never taken for something else.</summary>
internal sealed class S3Router(IEnumerable<S3Route> routes)
{
    /// <summary>Query parameters that stand for an operation of their own; all others refine one.</summary>
    private static readonly FrozenSet<string> Subresources = FrozenSet.Create(
        StringComparer.Ordinal,
        "abac", "accelerate", "acl", "analytics", "annotation", "attributes", "cors", "delete", "encryption", "intelligent-tiering", "inventory", "legal-hold",
        "lifecycle", "location", "logging", "metadataAnnotationTable", "metadataConfiguration", "metadataInventoryTable", "metadataJournalTable", "metadataTable",
        "metrics", "notification", "object-lock", "ownershipControls", "policy", "policyStatus", "publicAccessBlock", "renameObject", "replication",
        "requestPayment", "restore", "retention", "select", "session", "tagging", "torrent", "uploads", "uploadId", "versionId", "versioning", "versions", "website");

    private readonly FrozenDictionary<S3RouteKey, S3Route> _routes = routes.ToFrozenDictionary(r => r.Key);

    /// <summary>Everything that is supported.</summary>
    public IEnumerable<S3Route> Routes => _routes.Values;

    /// <exception cref="AwsException">MethodNotAllowed, NotImplemented.</exception>
    public S3Route Find(S3Request request)
    {
        var scope = request.Target switch { { Key: not null } => S3Scope.Object, { Bucket: not null } => S3Scope.Bucket, _ => S3Scope.Service };
        var subresource = Subresource(request, scope);
        var isCopy = HttpMethods.IsPut(request.Http.Request.Method) && scope is S3Scope.Object && subresource is "" or "uploadId" && request.Header("x-amz-copy-source") is not null;
        var key = new S3RouteKey(request.Http.Request.Method, scope, subresource, isCopy);
        if (_routes.TryGetValue(key, out var route))
            return route;
        throw subresource.Length > 0 || HttpMethods.IsPost(key.Method)
            ? S3Errors.NotImplemented($"{key.Method} {(subresource.Length > 0 ? $"?{subresource} " : "")}on {(scope is S3Scope.Object ? "an object" : "a bucket")}")
            : S3Errors.MethodNotAllowed(key.Method, scope.ToString().ToUpperInvariant());
    }

    private static string Subresource(S3Request request, S3Scope scope)
    {
        if (scope is S3Scope.Bucket && request.Query("list-type") == "2")
            return "list-type";
        // "null" is the id of the only version that objects have without versioning.
        var named = request.Http.Request.Query.Keys.Where(Subresources.Contains).Where(n => n != "versionId" || request.Query(n) is not (null or "null")).ToList();
        return named switch
        {
            [] => "",
            [var one] => one,
            _ => throw S3Errors.InvalidArgument($"Conflicting query string parameters: {string.Join(", ", named)}", "ResourceType", named[0]),
        };
    }
}
