using System.Globalization;
using System.Text.Json.Nodes;
using ImageStudio.LocalAws.S3.Operations;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.CloudFormation.Resources.Buckets;

/// <summary><c>CorsConfiguration</c>; CloudFormation says <c>ExposedHeaders</c> and <c>MaxAge</c> where S3 has other names.</summary>
internal sealed class CorsSetting(PutBucketCors put, DeleteBucketCors delete) : IBucketSetting
{
    public string Property => "CorsConfiguration";

    public async ValueTask ApplyAsync(string bucket, JsonNode? value, ResourceDefinition definition, CancellationToken cancellationToken)
    {
        if (value is null)
        {
            await delete.ExecuteAsync(new DeleteBucketCorsRequest(bucket), definition.Caller, cancellationToken);
            return;
        }
        var rules = this.Objects(this.Object(value, "CorsRules"), "CorsRules", "Id", "AllowedOrigins", "AllowedMethods", "AllowedHeaders", "ExposedHeaders", "MaxAge");
        await put.ExecuteAsync(new PutBucketCorsRequest(bucket, [.. rules.Select(Rule)]), definition.Caller, cancellationToken);
    }

    private static CorsRule Rule(JsonObject rule) => new()
    {
        Id = rule.Text("Id"),
        AllowedOrigins = [.. rule.Texts("AllowedOrigins")],
        AllowedMethods = [.. rule.Texts("AllowedMethods")],
        AllowedHeaders = [.. rule.Texts("AllowedHeaders")],
        ExposeHeaders = [.. rule.Texts("ExposedHeaders")],
        MaxAgeSeconds = rule.Text("MaxAge") is not { } age ? null
            : int.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds
            : throw CloudFormationErrors.Validation($"MaxAge {age} is not a number of seconds."),
    };
}
