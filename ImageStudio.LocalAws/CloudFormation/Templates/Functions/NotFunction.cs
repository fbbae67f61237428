using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Templates.Functions;

/// <summary><c>{"Fn::Not": [condition]}</c>.</summary>
internal sealed class NotFunction : IIntrinsicFunction
{
    public string Name => "Fn::Not";

    public JsonNode? Apply(JsonNode? argument, Evaluator evaluator) => !evaluator.Test(this.Arguments(argument, 1, 1)[0]);
}
