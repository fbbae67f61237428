using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Templates.Functions;

/// <summary><c>{"Fn::If": [condition, then, else]}</c>; only the branch that is taken is resolved.</summary>
internal sealed class IfFunction : IIntrinsicFunction
{
    public string Name => "Fn::If";

    public JsonNode? Apply(JsonNode? argument, Evaluator evaluator)
    {
        var arguments = this.Arguments(argument, 3, 3);
        if (arguments[0] is not JsonValue condition)
            throw CloudFormationErrors.Template("Fn::If needs the name of a condition as its first argument.");
        return evaluator.Evaluate(evaluator.Holds(ScalarText.Of(condition)) ? arguments[1] : arguments[2]);
    }
}
