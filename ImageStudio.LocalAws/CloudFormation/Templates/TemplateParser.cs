using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Templates;

/// <summary>
/// Reads a template, JSON or YAML, into its sections; whatever it cannot honour is refused by name.
/// See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html.
/// </summary>
internal static class TemplateParser
{
    private static readonly string[] Sections = ["AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Mappings", "Conditions", "Resources", "Outputs"];

    private static readonly string[] ResourceAttributes =
        ["Type", "Properties", "DependsOn", "Condition", "DeletionPolicy", "UpdateReplacePolicy", "Metadata"];

    private static readonly string[] RefusedSections = ["Transform", "Rules", "Hooks"];

    private static readonly JsonDocumentOptions Json = new() { AllowTrailingCommas = false, CommentHandling = JsonCommentHandling.Disallow, MaxDepth = 64 };

    /// <exception cref="Common.AwsException">ValidationError, naming what is wrong.</exception>
    public static Template Parse(string text)
    {
        var root = ReadRoot(text);
        if (RefusedSections.FirstOrDefault(root.ContainsKey) is { } refused)
            throw CloudFormationErrors.Unsupported($"the template section {refused}");
        RefuseUnknown(root, Sections, names => $"Invalid template property or properties [{names}]");
        if (root["AWSTemplateFormatVersion"] is { } version && Text(version) != "2010-09-09")
            throw CloudFormationErrors.TemplateFormat($"Unsupported value for AWSTemplateFormatVersion: {Text(version)}.");

        var resources = Section(root, "Resources");
        if (resources.Count == 0)
            throw CloudFormationErrors.TemplateFormat("At least one Resources member must be defined.");
        return new Template
        {
            Description = Text(root["Description"]),
            Metadata = root["Metadata"]?.DeepClone(),
            Parameters = [.. Section(root, "Parameters").Select(p => Parameter(p.Key, p.Value))],
            Mappings = (JsonObject)Section(root, "Mappings").DeepClone(),
            Conditions = (JsonObject)Section(root, "Conditions").DeepClone(),
            Resources = [.. resources.Select(r => Resource(r.Key, r.Value))],
            Outputs = [.. Section(root, "Outputs").Select(o => Output(o.Key, o.Value))],
        };
    }

    private static JsonObject ReadRoot(string text)
    {
        try
        {
            var root = text.AsSpan().TrimStart().StartsWith("{") ? ParseJson(text) : YamlReader.Read(text);
            return root as JsonObject ?? throw CloudFormationErrors.TemplateFormat("unsupported structure.");
        }
        catch (JsonException exception)
        {
            throw CloudFormationErrors.TemplateFormat($"JSON not well-formed. (line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1})");
        }
        catch (ArgumentException)
        {
            // Two members of one name: found when the object is first used.
            throw CloudFormationErrors.TemplateFormat("JSON not well-formed: a name occurs twice in one object.");
        }
    }

    private static JsonNode? ParseJson(string text)
    {
        var options = Json;
        options.AllowDuplicateProperties = false;
        return JsonNode.Parse(text, documentOptions: options);
    }

    private static TemplateParameter Parameter(string name, JsonNode? node)
    {
        var parameter = node as JsonObject ?? throw CloudFormationErrors.TemplateFormat($"Every Parameters object must contain a Type member. [{name}]");
        var type = Text(parameter["Type"]) ?? throw CloudFormationErrors.TemplateFormat($"Every Parameters object must contain a Type member. [{name}]");
        if (!TemplateParameter.Types.Contains(type))
            throw CloudFormationErrors.Unsupported($"the type {type} of parameter {name}");
        return new TemplateParameter(name, type)
        {
            Default = Text(parameter["Default"]),
            Description = Text(parameter["Description"]),
            NoEcho = Text(parameter["NoEcho"]) == "true",
            AllowedValues = parameter["AllowedValues"] is JsonArray allowed ? [.. allowed.Select(v => Text(v) ?? "")] : null,
            AllowedPattern = Text(parameter["AllowedPattern"]),
            ConstraintDescription = Text(parameter["ConstraintDescription"]),
            MinLength = (int?)Number(parameter["MinLength"], name),
            MaxLength = (int?)Number(parameter["MaxLength"], name),
            MinValue = Number(parameter["MinValue"], name),
            MaxValue = Number(parameter["MaxValue"], name),
        };
    }

    private static TemplateResource Resource(string logicalId, JsonNode? node)
    {
        if (logicalId.Length is 0 or > 255 || !logicalId.All(char.IsAsciiLetterOrDigit))
            throw CloudFormationErrors.TemplateFormat($"Resource name {logicalId} is non alphanumeric.");
        var resource = node as JsonObject ?? throw CloudFormationErrors.TemplateFormat($"[/Resources/{logicalId}] every resource must be an object.");
        var type = Text(resource["Type"]) ?? throw CloudFormationErrors.TemplateFormat($"[/Resources/{logicalId}] Every Resources object must contain a Type member.");
        RefuseUnknown(resource, ResourceAttributes, names => $"Invalid or unsupported attributes [{names}] of resource {logicalId}");
        return new TemplateResource(logicalId, type)
        {
            Properties = resource["Properties"] switch
            {
                null => [],
                JsonObject properties => (JsonObject)properties.DeepClone(),
                _ => throw CloudFormationErrors.TemplateFormat($"[/Resources/{logicalId}/Properties] must be an object."),
            },
            DependsOn = resource["DependsOn"] switch
            {
                null => [],
                JsonArray list => [.. list.Select(d => Text(d) ?? "")],
                var one => [Text(one) ?? ""],
            },
            Condition = Text(resource["Condition"]),
            DeletionPolicy = Policy(resource, "DeletionPolicy", logicalId),
            UpdateReplacePolicy = Policy(resource, "UpdateReplacePolicy", logicalId),
            Metadata = resource["Metadata"]?.DeepClone(),
        };
    }

    private static string Policy(JsonObject resource, string name, string logicalId) => Text(resource[name]) switch
    {
        null => "Delete",
        "Delete" or "Retain" or "RetainExceptOnCreate" => Text(resource[name])!,
        var other => throw CloudFormationErrors.Unsupported($"{name} {other} of resource {logicalId}"),
    };

    private static TemplateOutput Output(string key, JsonNode? node)
    {
        if (node is not JsonObject output || output["Value"] is not { } value)
            throw CloudFormationErrors.TemplateFormat($"Every Outputs member must contain a Value object. [{key}]");
        return new TemplateOutput(key, value.DeepClone())
        {
            Description = Text(output["Description"]),
            Condition = Text(output["Condition"]),
            ExportName = output["Export"] is JsonObject export ? export["Name"]?.DeepClone() : null,
        };
    }

    private static JsonObject Section(JsonObject root, string name) => root[name] switch
    {
        null => [],
        JsonObject section => section,
        _ => throw CloudFormationErrors.TemplateFormat($"{name} must be an object."),
    };

    private static void RefuseUnknown(JsonObject node, string[] known, Func<string, string> message)
    {
        var unknown = node.Select(p => p.Key).Except(known).ToList();
        if (unknown.Count > 0)
            throw CloudFormationErrors.TemplateFormat(message(string.Join(", ", unknown)));
    }

    private static string? Text(JsonNode? node) => node is JsonValue value ? ScalarText.Of(value) : null;

    private static decimal? Number(JsonNode? node, string parameter) =>
        Text(node) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw CloudFormationErrors.TemplateFormat($"Parameter {parameter}: {text} is not a number.");
}
