using System.Text.Json.Nodes;
using ImageStudio.LocalAws.CloudFormation.Templates.Functions;

namespace ImageStudio.LocalAws.CloudFormation.Templates;

/// <summary>What references to resources and to other stacks' exports stand for.</summary>
internal interface IReferences
{
    /// <summary>The value of <c>Ref</c>, or <c>null</c> where there is no such resource.</summary>
    string? Ref(string logicalId);

    /// <summary>The value of <c>Fn::GetAtt</c>, or <c>null</c> where there is no such resource.</summary>
    /// <exception cref="Common.AwsException">The resource has no such attribute.</exception>
    string? GetAtt(string logicalId, string attribute);

    /// <summary>The value of <c>Fn::ImportValue</c>, or <c>null</c> where no stack exports it.</summary>
    string? Import(string exportName);
}

/// <summary>Resolves intrinsic functions over a template's tree; what goes in is never changed, what comes out is new.</summary>
internal sealed class Evaluator(Template template, IReadOnlyDictionary<string, JsonNode> parameters, IReferences references)
{
    private readonly HashSet<string> _conditionsUnderWay = new(StringComparer.Ordinal);

    /// <summary>The value of <c>AWS::NoValue</c>: whatever is set to it is taken to be absent.</summary>
    public static JsonNode NoValue { get; } = JsonValue.Create("AWS::NoValue");

    public Template Template { get; } = template;

    /// <summary>The section that is being resolved; errors name it.</summary>
    public string Block { get; init; } = "Resources";

    public IReferences References { get; } = references;

    public JsonNode? Evaluate(JsonNode? node) => node switch
    {
        JsonObject call when IntrinsicFunctions.Find(call) is var (function, argument) => function.Apply(argument, this),
        JsonObject map => EvaluateMap(map),
        JsonArray list => new JsonArray([.. list.Select(Evaluate).Where(v => !ReferenceEquals(v, NoValue))]),
        _ => node?.DeepClone(),
    };

    /// <summary>Evaluates to text; numbers and booleans count as text.</summary>
    public string Text(JsonNode? node, string where) =>
        Evaluate(node) is JsonValue value && !ReferenceEquals(value, NoValue)
            ? ScalarText.Of(value)
            : throw CloudFormationErrors.Template($"{where} needs a string.");

    /// <summary>Evaluates to a list.</summary>
    public JsonArray List(JsonNode? node, string where) =>
        Evaluate(node) as JsonArray ?? throw CloudFormationErrors.Template($"{where} needs a list.");

    /// <summary>Parameters, pseudo parameters, then resources; <c>null</c> where the name is unknown.</summary>
    public JsonNode? Ref(string name) =>
        name == "AWS::NoValue" ? NoValue
        : parameters.TryGetValue(name, out var value) ? value.DeepClone()
        : References.Ref(name);

    /// <summary>Whether the named condition holds; no name, no condition.</summary>
    public bool Holds(string? condition)
    {
        if (condition is null)
            return true;
        if (!Template.Conditions.TryGetPropertyValue(condition, out var definition))
            throw CloudFormationErrors.TemplateFormat($"Unresolved dependencies [{condition}]. Cannot reference resources in the Conditions block of the template");
        if (!_conditionsUnderWay.Add(condition))
            throw CloudFormationErrors.TemplateFormat($"Circular dependencies for condition {condition}.");
        try
        {
            return Test(definition);
        }
        finally
        {
            _conditionsUnderWay.Remove(condition);
        }
    }

    /// <summary>Evaluates a condition's expression.</summary>
    public bool Test(JsonNode? expression)
    {
        if (expression is JsonObject { Count: 1 } reference && reference["Condition"] is JsonValue name)
            return Holds(ScalarText.Of(name));
        return Text(expression, "A condition") switch
        {
            "true" => true,
            "false" => false,
            _ => throw CloudFormationErrors.TemplateFormat("Every Conditions member must be a condition function."),
        };
    }

    private JsonObject EvaluateMap(JsonObject map)
    {
        var result = new JsonObject();
        foreach (var (name, value) in map)
        {
            var evaluated = Evaluate(value);
            if (!ReferenceEquals(evaluated, NoValue))
                result[name] = evaluated;
        }
        return result;
    }
}
