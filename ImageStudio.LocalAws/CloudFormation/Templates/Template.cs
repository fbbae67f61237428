using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Templates;

/// <summary>A parsed template: its sections, with intrinsic functions still unresolved.</summary>
internal sealed record Template
{
    public string? Description { get; init; }

    public JsonNode? Metadata { get; init; }

    /// <summary>In the order of the template.</summary>
    public IReadOnlyList<TemplateParameter> Parameters { get; init; } = [];

    /// <summary>Map name to first-level key to second-level key to value.</summary>
    public JsonObject Mappings { get; init; } = [];

    public JsonObject Conditions { get; init; } = [];

    /// <summary>In the order of the template.</summary>
    public IReadOnlyList<TemplateResource> Resources { get; init; } = [];

    /// <summary>In the order of the template.</summary>
    public IReadOnlyList<TemplateOutput> Outputs { get; init; } = [];
}

/// <summary>A resource as the template declares it.</summary>
internal sealed record TemplateResource(string LogicalId, string Type)
{
    public JsonObject Properties { get; init; } = [];

    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Name of the condition under which the resource exists.</summary>
    public string? Condition { get; init; }

    /// <summary><c>Delete</c>, <c>Retain</c> or <c>RetainExceptOnCreate</c>.</summary>
    public string DeletionPolicy { get; init; } = "Delete";

    /// <summary><c>Delete</c> or <c>Retain</c>: what happens to the old resource when it is replaced.</summary>
    public string UpdateReplacePolicy { get; init; } = "Delete";

    public JsonNode? Metadata { get; init; }
}

/// <summary>An output as the template declares it.</summary>
internal sealed record TemplateOutput(string Key, JsonNode Value)
{
    public string? Description { get; init; }

    public string? Condition { get; init; }

    /// <summary>Name under which other stacks import the value; may hold functions.</summary>
    public JsonNode? ExportName { get; init; }
}
