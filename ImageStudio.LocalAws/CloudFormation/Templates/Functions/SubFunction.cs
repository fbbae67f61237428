using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ImageStudio.LocalAws.CloudFormation.Templates.Functions;

/// <summary><c>{"Fn::Sub": "${AWS::StackName}-photos"}</c>, or with a map of further names; <c>${!x}</c> stays <c>${x}</c>.</summary>
internal sealed partial class SubFunction : IIntrinsicFunction
{
    public string Name => "Fn::Sub";

    public JsonNode? Apply(JsonNode? argument, Evaluator evaluator)
    {
        var (text, names) = argument switch
        {
            JsonValue value => (ScalarText.Of(value), []),
            JsonArray { Count: 2 } pair when pair[0] is JsonValue value && pair[1] is JsonObject map => (ScalarText.Of(value), map),
            _ => throw CloudFormationErrors.Template("One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string"),
        };
        return Placeholder().Replace(text, match => match.Groups["literal"].Success
            ? $"${{{match.Groups["name"].Value}}}"
            : Resolve(match.Groups["name"].Value.Trim(), names, evaluator));
    }

    private string Resolve(string name, JsonObject names, Evaluator evaluator)
    {
        if (names.TryGetPropertyValue(name, out var given))
            return evaluator.Text(given, $"{Name} ${{{name}}}");
        if (evaluator.Ref(name) is { } value)
            return value is JsonValue scalar ? ScalarText.Of(scalar) : throw CloudFormationErrors.Template($"Fn::Sub ${{{name}}} needs a string.");
        if (name.Split('.', 2) is [var resource, var attribute] && evaluator.References.GetAtt(resource, attribute) is { } found)
            return found;
        throw RefFunction.Unresolved(name.Split('.', 2)[0], evaluator);
    }

    [GeneratedRegex(@"\$\{(?<literal>!)?(?<name>[^{}!]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
