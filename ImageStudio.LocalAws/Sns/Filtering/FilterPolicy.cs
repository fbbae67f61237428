using System.Text.Json;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Filtering;

/// <summary>
/// Which messages a subscriber wants: every key of the policy has to match by one of its rules, <c>$or</c> by one of its
/// alternatives. See https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html.
/// </summary>
internal sealed class FilterPolicy
{
    private readonly IReadOnlyList<FilterAlternative> _alternatives;
    private readonly bool _ofBody;

    private FilterPolicy(IReadOnlyList<FilterAlternative> alternatives, bool ofBody)
    {
        _alternatives = alternatives;
        _ofBody = ofBody;
    }

    /// <summary>Reads a policy on attributes or, with <paramref name="ofBody"/>, on the message's own JSON.</summary>
    /// <exception cref="AwsException">The policy is not valid, or too complex.</exception>
    public static FilterPolicy Parse(string json, bool ofBody)
    {
        try
        {
            // The rules hold elements of the document as long as the subscription lives.
            var root = JsonDocument.Parse(json).RootElement;
            return new FilterPolicy(FilterReader.Read(root, ofBody), ofBody);
        }
        catch (JsonException)
        {
            throw FilterErrors.Invalid("failed to parse JSON.");
        }
    }

    /// <summary>Whether a message passes.</summary>
    public bool Wants(string message, IReadOnlyDictionary<string, MessageAttribute> attributes)
    {
        if (!_ofBody)
            return Matches(MessageFields.Of(attributes));
        try
        {
            using var body = JsonDocument.Parse(message);
            return body.RootElement.ValueKind is JsonValueKind.Object && Matches(MessageFields.Of(body.RootElement));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool Matches(ILookup<string, MessageField> fields) => _alternatives.Any(alternative => alternative.Matches(fields));
}
