using System.IO.Enumeration;
using System.Text.Json;

namespace ImageStudio.LocalAws.Common.Policies;

/// <summary>
/// One statement of a policy. See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html.
/// </summary>
internal sealed class PolicyStatement
{
    private readonly string[] _services;
    private readonly bool _anyone;
    private readonly string[] _actions;
    private readonly string[] _notActions;
    private readonly string[] _resources;
    private readonly List<PolicyCondition> _conditions;

    private PolicyStatement(JsonElement statement)
    {
        IsAllow = statement.GetProperty("Effect").GetString() == "Allow";
        (_services, _anyone) = Principals(statement);
        _actions = Texts(statement, "Action");
        _notActions = Texts(statement, "NotAction");
        _resources = Texts(statement, "Resource");
        _conditions = [.. PolicyCondition.ReadAll(statement)];
    }

    public bool IsAllow { get; }

    /// <summary>Whether it allows something to everybody, without a condition.</summary>
    public bool IsForAnyone => IsAllow && _anyone && _conditions.Count == 0;

    public static PolicyStatement Read(JsonElement statement) => new(statement);

    public bool Matches(PolicyRequest request) =>
        (_anyone || _services.Contains(request.ServicePrincipal, StringComparer.OrdinalIgnoreCase))
        && (_notActions.Length > 0 ? !_notActions.Any(a => IsLike(a, request.Action)) : _actions.Any(a => IsLike(a, request.Action)))
        && (_resources.Length == 0 || _resources.Any(r => IsLike(r, request.Resource, ignoreCase: false)))
        && _conditions.All(c => c.Holds(request.Context));

    /// <summary>Wildcards of IAM: <c>*</c> any run of characters, <c>?</c> one.</summary>
    internal static bool IsLike(string pattern, string value, bool ignoreCase = true) =>
        // File names are never empty, but parts of an ARN are: buckets have neither region nor account.
        value.Length == 0 ? pattern.All(c => c == '*') : FileSystemName.MatchesSimpleExpression(pattern.Replace("\\", "\\\\", StringComparison.Ordinal), value, ignoreCase);

    private static (string[] Services, bool Anyone) Principals(JsonElement statement)
    {
        if (!statement.TryGetProperty("Principal", out var principal))
            return ([], false);
        if (principal.ValueKind is JsonValueKind.String)
            return ([], principal.GetString() == "*");
        return (Texts(principal, "Service"), Texts(principal, "AWS").Contains("*") || Texts(principal, "Service").Contains("*"));
    }

    private static string[] Texts(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var element) ? [.. PolicyDocument.Many(element).Select(e => e.GetString() ?? "")] : [];
}
