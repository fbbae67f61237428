using System.Text;
using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Templates.Functions;

/// <summary><c>{"Fn::Base64": text}</c>.</summary>
internal sealed class Base64Function : IIntrinsicFunction
{
    public string Name => "Fn::Base64";

    public JsonNode? Apply(JsonNode? argument, Evaluator evaluator) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(evaluator.Text(argument, Name)));
}
