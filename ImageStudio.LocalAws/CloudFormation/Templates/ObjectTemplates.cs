using System.Text;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.S3.Operations;

namespace ImageStudio.LocalAws.CloudFormation.Templates;

/// <summary>Takes templates from the request, or from an object in a bucket of this server, whatever host its address names.</summary>
internal sealed class ObjectTemplates(GetObject get) : ITemplateSource
{
    /// <summary>Largest template in S3, in bytes.</summary>
    private const long SizeLimit = 1_048_576;

    private readonly RequestTemplates _bodies = new();

    public async ValueTask<string> ReadAsync(string? body, string? url, CallerContext caller, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(url) || !string.IsNullOrEmpty(body))
            return await _bodies.ReadAsync(body, url, caller, cancellationToken);
        var (bucket, key) = Place(url);
        try
        {
            await using var text = (await get.ExecuteAsync(new GetObjectRequest(bucket, key), caller, cancellationToken)).Body!;
            if (text.Length > SizeLimit)
                throw CloudFormationErrors.Validation($"Template body size exceeds {SizeLimit} bytes");
            using var reader = new StreamReader(text, Encoding.UTF8);
            return await reader.ReadToEndAsync(cancellationToken);
        }
        catch (AwsException missing) when (missing.Code is "NoSuchBucket" or "NoSuchKey")
        {
            throw CloudFormationErrors.Validation($"S3 error: {missing.Message}");
        }
    }

    // https://{bucket}.s3.{region}.amazonaws.com/{key}, https://s3.amazonaws.com/{bucket}/{key}, http://127.0.0.1:4566/{bucket}/{key}
    private static (string Bucket, string Key) Place(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw CloudFormationErrors.Validation("TemplateURL must be a supported URL.");
        var path = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/'));
        if (address.Host.IndexOf(".s3", StringComparison.OrdinalIgnoreCase) is > 0 and var dot)
            return (address.Host[..dot], path);
        return path.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
            ? (path[..slash], path[(slash + 1)..])
            : throw CloudFormationErrors.Validation("TemplateURL must reference a valid S3 object to which you have access.");
    }
}
