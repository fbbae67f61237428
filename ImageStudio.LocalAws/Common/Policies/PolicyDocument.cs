using System.Text.Json;

namespace ImageStudio.LocalAws.Common.Policies;

/// <summary>What a policy is asked.</summary>
/// <param name="ServicePrincipal">Who wants to, for example <c>sns.amazonaws.com</c>.</param>
/// <param name="Action">What, for example <c>sqs:SendMessage</c>.</param>
/// <param name="Resource">On which resource.</param>
/// <param name="Context">Condition keys, for example <c>aws:SourceArn</c>.</param>
internal sealed record PolicyRequest(string ServicePrincipal, string Action, string Resource, IReadOnlyDictionary<string, string> Context)
{
    /// <summary>A delivery from one service to another, with the condition keys that AWS sets for it.</summary>
    public static PolicyRequest Of(DeliverySource source, string action, Arn resource) =>
        new(source.ServicePrincipal, action, resource.ToString(), new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["aws:SourceArn"] = source.SourceArn.ToString(),
            ["aws:SourceAccount"] = source.SourceAccount,
            ["aws:PrincipalIsAWSService"] = "true",
            ["aws:PrincipalServiceName"] = source.ServicePrincipal,
            ["aws:SecureTransport"] = "true",
        });
}

/// <summary>
/// A resource policy, evaluated for service principals: an explicit Deny wins, then an Allow, and nothing allows nothing.
/// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html.
/// </summary>
internal sealed class PolicyDocument
{
    private readonly List<PolicyStatement> _statements;

    private PolicyDocument(List<PolicyStatement> statements) => _statements = statements;

    /// <summary>Reads a policy; <c>null</c> where the text is not one.</summary>
    public static PolicyDocument? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.TryGetProperty("Statement", out var statements)
                ? new PolicyDocument([.. Many(statements).Select(PolicyStatement.Read)])
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether the policy lets the request through.</summary>
    public bool Allows(PolicyRequest request)
    {
        var matching = _statements.Where(s => s.Matches(request)).ToArray();
        return matching.Any(s => s.IsAllow) && matching.All(s => s.IsAllow);
    }

    /// <summary>Whether it lets everybody in, without a condition.</summary>
    public bool IsPublic => _statements.Exists(s => s.IsForAnyone);

    /// <summary>Lists in policies may be written as their only element.</summary>
    internal static IEnumerable<JsonElement> Many(JsonElement element) => element.ValueKind is JsonValueKind.Array ? element.EnumerateArray() : [element];
}
