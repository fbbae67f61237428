using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Templates.Functions;

/// <summary><c>{"Fn::GetAZs": region}</c>: three zones, whatever the region; an empty region is the stack's.</summary>
internal sealed class GetAZsFunction : IIntrinsicFunction
{
    public string Name => "Fn::GetAZs";

    public JsonNode? Apply(JsonNode? argument, Evaluator evaluator)
    {
        var region = evaluator.Text(argument, Name);
        if (region.Length == 0)
            region = evaluator.Text(new JsonObject { ["Ref"] = "AWS::Region" }, Name);
        return new JsonArray($"{region}a", $"{region}b", $"{region}c");
    }
}
