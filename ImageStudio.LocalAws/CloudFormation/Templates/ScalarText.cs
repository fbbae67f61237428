using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Templates;

/// <summary>CloudFormation takes <c>20</c> for <c>"20"</c> and <c>"true"</c> for <c>true</c>: scalars have one text.</summary>
internal static class ScalarText
{
    public static string Of(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.ToJsonString(),
    };
}
