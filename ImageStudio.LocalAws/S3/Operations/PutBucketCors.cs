using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Operations;

internal sealed record PutBucketCorsRequest(string Bucket, IReadOnlyList<CorsRule> Rules);

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html</summary>
internal sealed class PutBucketCors(S3Store store) : IOperation<PutBucketCorsRequest, Nothing>
{
    private const int MaxRules = 100;

    private static readonly HashSet<string> Methods = ["GET", "PUT", "HEAD", "POST", "DELETE"];

    public async ValueTask<Nothing> ExecuteAsync(PutBucketCorsRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        if (request.Rules.Count is 0 or > MaxRules || request.Rules.Any(r => r.AllowedOrigins.Count == 0 || r.AllowedMethods.Count == 0))
            throw S3Errors.MalformedXML();
        foreach (var rule in request.Rules)
            Check(rule);
        await store.ConfigureAsync(request.Bucket, settings => settings with { Cors = request.Rules });
        return Nothing.Value;
    }

    private static void Check(CorsRule rule)
    {
        if (rule.AllowedMethods.FirstOrDefault(m => !Methods.Contains(m)) is { } method)
            throw S3Errors.InvalidRequest($"Found unsupported HTTP method in CORS config. Unsupported method is {method}");
        if (rule.AllowedOrigins.FirstOrDefault(HasTwoWildcards) is { } origin)
            throw S3Errors.InvalidRequest($"AllowedOrigin \"{origin}\" can not have more than one wildcard.");
        if (rule.AllowedHeaders.FirstOrDefault(HasTwoWildcards) is { } header)
            throw S3Errors.InvalidRequest($"AllowedHeader \"{header}\" can not have more than one wildcard.");
        if (rule.ExposeHeaders.FirstOrDefault(h => h.Contains('*', StringComparison.Ordinal)) is { } exposed)
            throw S3Errors.InvalidRequest($"ExposeHeader \"{exposed}\" contains wildcard. We currently do not support wildcard for ExposeHeader.");
    }

    private static bool HasTwoWildcards(string pattern) => pattern.Count(c => c == '*') > 1;
}
