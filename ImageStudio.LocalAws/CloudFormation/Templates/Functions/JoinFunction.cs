using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Templates.Functions;

/// <summary><c>{"Fn::Join": [delimiter, [values]]}</c>.</summary>
internal sealed class JoinFunction : IIntrinsicFunction
{
    public string Name => "Fn::Join";

    public JsonNode? Apply(JsonNode? argument, Evaluator evaluator)
    {
        var arguments = this.Arguments(argument, 2, 2);
        var values = evaluator.List(arguments[1], Name).Select(value => evaluator.Text(value, Name));
        return string.Join(evaluator.Text(arguments[0], Name), values);
    }
}
