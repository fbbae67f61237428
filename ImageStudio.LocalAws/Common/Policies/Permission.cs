using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.Common.Policies;

/// <summary>A statement that <c>AddPermission</c> writes into a policy: some accounts may do something with a resource.</summary>
/// <param name="Label">Names the statement, for <c>RemovePermission</c>.</param>
/// <param name="Accounts">Twelve digits each.</param>
/// <param name="Actions">With their service, for example <c>SQS:SendMessage</c>.</param>
/// <param name="Resource">ARN of the resource.</param>
internal sealed record Permission(string Label, IReadOnlyList<string> Accounts, IReadOnlyList<string> Actions, string Resource)
{
    private static readonly JsonSerializerOptions AsWritten = new(JsonSerializerOptions.Default) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether a policy has a statement of this name.</summary>
    public static bool Exists(string policy, string label) => Statements(policy).Any(s => Sid(s) == label);

    /// <summary>The policy with this statement at its end.</summary>
    public string AddTo(string policy)
    {
        var document = JsonNode.Parse(policy)!;
        document["Statement"] = new JsonArray([.. Statements(policy).Select(s => s.DeepClone()), Statement()]);
        return document.ToJsonString(AsWritten);
    }

    /// <summary>The policy without a statement; <c>null</c> where none is left.</summary>
    public static string? RemoveFrom(string policy, string label)
    {
        var document = JsonNode.Parse(policy)!;
        var left = Statements(policy).Where(s => Sid(s) != label).Select(s => s.DeepClone()).ToArray();
        document["Statement"] = new JsonArray(left);
        return left.Length > 0 ? document.ToJsonString(AsWritten) : null;
    }

    private JsonObject Statement() => new()
    {
        ["Sid"] = Label,
        ["Effect"] = "Allow",
        ["Principal"] = new JsonObject { ["AWS"] = OneOrMany([.. Accounts.Select(account => Arn.Of("iam", "", account, "root").ToString())]) },
        ["Action"] = OneOrMany(Actions),
        [nameof(Resource)] = Resource,
    };

    private static JsonNode OneOrMany(IReadOnlyList<string> texts) =>
        texts is [var only] ? JsonValue.Create(only) : new JsonArray([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);

    // A policy with one statement may do without the list.
    private static IEnumerable<JsonNode> Statements(string policy) => JsonNode.Parse(policy)!["Statement"] switch
    {
        JsonArray many => many.OfType<JsonNode>(),
        { } one => [one],
        _ => [],
    };

    private static string? Sid(JsonNode statement) => (string?)statement["Sid"];
}
