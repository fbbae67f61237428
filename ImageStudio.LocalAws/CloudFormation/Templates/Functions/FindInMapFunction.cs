using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Templates.Functions;

/// <summary><c>{"Fn::FindInMap": [map, first key, second key]}</c>.</summary>
internal sealed class FindInMapFunction : IIntrinsicFunction
{
    public string Name => "Fn::FindInMap";

    public JsonNode? Apply(JsonNode? argument, Evaluator evaluator)
    {
        var arguments = this.Arguments(argument, 3, 3);
        var map = evaluator.Text(arguments[0], Name);
        var first = evaluator.Text(arguments[1], Name);
        var second = evaluator.Text(arguments[2], Name);
        return evaluator.Template.Mappings[map]?[first]?[second]?.DeepClone()
            ?? throw CloudFormationErrors.Template($"Unable to get mapping for {map}::{first}::{second}");
    }
}
