using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Templates.Functions;

/// <summary><c>{"Fn::ImportValue": name}</c>: what another stack of the region exports.</summary>
internal sealed class ImportValueFunction : IIntrinsicFunction
{
    public string Name => "Fn::ImportValue";

    public JsonNode? Apply(JsonNode? argument, Evaluator evaluator)
    {
        var export = evaluator.Text(argument, Name);
        return evaluator.References.Import(export) ?? throw CloudFormationErrors.Validation($"No export named {export} found.");
    }
}
