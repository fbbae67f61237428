using System.Globalization;
using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Templates.Functions;

/// <summary><c>{"Fn::Select": [index, [values]]}</c>, counted from 0.</summary>
internal sealed class SelectFunction : IIntrinsicFunction
{
    public string Name => "Fn::Select";

    public JsonNode? Apply(JsonNode? argument, Evaluator evaluator)
    {
        var arguments = this.Arguments(argument, 2, 2);
        var index = evaluator.Text(arguments[0], Name);
        var values = evaluator.List(arguments[1], Name);
        return int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position < values.Count
            ? values[position]?.DeepClone()
            : throw CloudFormationErrors.Template($"Fn::Select cannot select nonexistent value at index {index}");
    }
}
