using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Templates.Functions;

/// <summary><c>{"Fn::And": [conditions]}</c>, two to ten.</summary>
internal sealed class AndFunction : IIntrinsicFunction
{
    public string Name => "Fn::And";

    public JsonNode? Apply(JsonNode? argument, Evaluator evaluator) => this.Arguments(argument, 2, 10).All(evaluator.Test);
}
