using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Templates.Functions;

/// <summary><c>{"Ref": "name"}</c>: a parameter's value or a resource's physical id.</summary>
internal sealed class RefFunction : IIntrinsicFunction
{
    public string Name => "Ref";

    public JsonNode? Apply(JsonNode? argument, Evaluator evaluator)
    {
        if (argument is not JsonValue value)
            throw CloudFormationErrors.TemplateFormat("[Ref] needs the name of a parameter or a resource.");
        var name = ScalarText.Of(value);
        return evaluator.Ref(name) ?? throw Unresolved(name, evaluator);
    }

    public static Common.AwsException Unresolved(string name, Evaluator evaluator) =>
        CloudFormationErrors.TemplateFormat($"Unresolved resource dependencies [{name}] in the {evaluator.Block} block of the template");
}
