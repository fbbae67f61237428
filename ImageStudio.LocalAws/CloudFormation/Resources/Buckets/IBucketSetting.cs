using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Resources.Buckets;

/// <summary>One property of <c>AWS::S3::Bucket</c> that is an operation of its own in S3.</summary>
internal interface IBucketSetting
{
    /// <summary>Name of the property.</summary>
    string Property { get; }

    /// <summary>Sets it, or takes it away where the template has it no longer (<paramref name="value"/> is <c>null</c>).</summary>
    /// <exception cref="Common.AwsException">S3 refuses, or the value asks for something that is not supported.</exception>
    ValueTask ApplyAsync(string bucket, JsonNode? value, ResourceDefinition definition, CancellationToken cancellationToken);
}

/// <summary>Reads nested objects strictly: a member that is not honoured is refused by name.</summary>
internal static class BucketSettingReading
{
    public static JsonObject Object(this IBucketSetting setting, JsonNode? node, params string[] known)
    {
        var value = node as JsonObject ?? throw CloudFormationErrors.Validation($"Properties validation failed: [#/{setting.Property}: expected type: JSONObject]");
        return value.Select(p => p.Key).FirstOrDefault(name => !known.Contains(name)) is { } unknown
            ? throw CloudFormationErrors.Unsupported($"{unknown} in {setting.Property}")
            : value;
    }

    public static IEnumerable<JsonObject> Objects(this IBucketSetting setting, JsonObject parent, string name, params string[] known) =>
        parent.Items(name).Select(item => setting.Object(item, known));
}
