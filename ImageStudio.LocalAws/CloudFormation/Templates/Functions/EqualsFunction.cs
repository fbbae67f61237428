using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Templates.Functions;

/// <summary><c>{"Fn::Equals": [one, other]}</c>, compared as text and case-sensitive.</summary>
internal sealed class EqualsFunction : IIntrinsicFunction
{
    public string Name => "Fn::Equals";

    public JsonNode? Apply(JsonNode? argument, Evaluator evaluator)
    {
        var arguments = this.Arguments(argument, 2, 2);
        return Text(evaluator.Evaluate(arguments[0])) == Text(evaluator.Evaluate(arguments[1]));
    }

    private static string Text(JsonNode? value) => value is JsonValue scalar ? ScalarText.Of(scalar) : value?.ToJsonString() ?? "";
}
