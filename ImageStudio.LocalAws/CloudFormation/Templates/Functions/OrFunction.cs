using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Templates.Functions;

/// <summary><c>{"Fn::Or": [conditions]}</c>, two to ten.</summary>
internal sealed class OrFunction : IIntrinsicFunction
{
    public string Name => "Fn::Or";

    public JsonNode? Apply(JsonNode? argument, Evaluator evaluator) => this.Arguments(argument, 2, 10).Any(evaluator.Test);
}
