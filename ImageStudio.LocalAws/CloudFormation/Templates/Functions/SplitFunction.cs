using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Templates.Functions;

/// <summary><c>{"Fn::Split": [delimiter, text]}</c>.</summary>
internal sealed class SplitFunction : IIntrinsicFunction
{
    public string Name => "Fn::Split";

    public JsonNode? Apply(JsonNode? argument, Evaluator evaluator)
    {
        var arguments = this.Arguments(argument, 2, 2);
        var parts = evaluator.Text(arguments[1], Name).Split(evaluator.Text(arguments[0], Name));
        return new JsonArray([.. parts.Select(part => (JsonNode?)part)]);
    }
}
