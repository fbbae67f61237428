using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Templates;

/// <summary>The values that a stack gives to its template's parameters, as text.</summary>
internal static class ParameterValues
{
    /// <summary>
    /// Supplied values first, then those of the present stack where the caller asks to keep them, then defaults.
    /// </summary>
    /// <param name="template">Declares the parameters.</param>
    /// <param name="supplied">The caller's values; <c>null</c> stands for "use the previous value".</param>
    /// <param name="previous">The present stack's values, empty at creation.</param>
    /// <exception cref="Common.AwsException">A parameter is missing, unknown, or breaks a constraint.</exception>
    public static IReadOnlyDictionary<string, string> Choose(
        Template template, IReadOnlyDictionary<string, string?> supplied, IReadOnlyDictionary<string, string> previous)
    {
        var unknown = supplied.Keys.Except(template.Parameters.Select(p => p.Name)).ToList();
        if (unknown.Count > 0)
            throw CloudFormationErrors.Validation($"Parameters: [{string.Join(", ", unknown)}] do not exist in the template");

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var parameter in template.Parameters)
        {
            var value = supplied.TryGetValue(parameter.Name, out var given) ? given ?? previous.GetValueOrDefault(parameter.Name) : parameter.Default;
            if (value is null)
                missing.Add(parameter.Name);
            else
                values.Add(parameter.Name, value);
        }
        return missing.Count == 0 ? values : throw CloudFormationErrors.Validation($"Parameters: [{string.Join(", ", missing)}] must have values");
    }

    /// <summary>What <c>Ref</c> finds: parameters with checked values, and pseudo parameters.</summary>
    public static IReadOnlyDictionary<string, JsonNode> Bind(Template template, IReadOnlyDictionary<string, string> values, StackIdentity stack)
    {
        var bound = new Dictionary<string, JsonNode>(StringComparer.Ordinal)
        {
            ["AWS::AccountId"] = stack.Account,
            ["AWS::NotificationARNs"] = new JsonArray([.. stack.NotificationArns.Select(arn => (JsonNode?)arn)]),
            ["AWS::Partition"] = "aws",
            ["AWS::Region"] = stack.Region,
            ["AWS::StackId"] = stack.Id,
            ["AWS::StackName"] = stack.Name,
            ["AWS::URLSuffix"] = "amazonaws.com",
        };
        foreach (var parameter in template.Parameters)
            bound.Add(parameter.Name, parameter.Read(values[parameter.Name]));
        return bound;
    }
}

/// <summary>What a template may know of its stack.</summary>
internal sealed record StackIdentity(string Id, string Name, string Account, string Region, IReadOnlyList<string> NotificationArns);
