using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Templates.Functions;

/// <summary><c>{"Fn::GetAtt": ["resource", "attribute"]}</c>, in YAML also <c>resource.attribute</c>.</summary>
internal sealed class GetAttFunction : IIntrinsicFunction
{
    public string Name => "Fn::GetAtt";

    public JsonNode? Apply(JsonNode? argument, Evaluator evaluator)
    {
        var (resource, attribute) = argument switch
        {
            JsonArray { Count: 2 } pair when pair[0] is JsonValue id => (ScalarText.Of(id), evaluator.Text(pair[1], Name)),
            JsonValue text when ScalarText.Of(text).Split('.', 2) is [var id, var name] => (id, name),
            _ => throw CloudFormationErrors.TemplateFormat("Fn::GetAtt needs a resource and an attribute."),
        };
        return evaluator.References.GetAtt(resource, attribute) ?? throw RefFunction.Unresolved(resource, evaluator);
    }
}
