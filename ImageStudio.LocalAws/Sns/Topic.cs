using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Common.Policies;

namespace ImageStudio.LocalAws.Sns;

/// <summary>A topic. Immutable: a change makes a new one, so that a publication works on a consistent view without a lock.</summary>
internal sealed record Topic(Arn Arn, IReadOnlyDictionary<string, string> Attributes, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Ending of the names of FIFO topics; no other name may have a dot.</summary>
    public const string FifoSuffix = ".fifo";

    private readonly Lazy<PolicyDocument?> _policy = new(() => Attributes.GetValueOrDefault("Policy") is { } json ? PolicyDocument.Parse(json) : null);

    /// <summary>Subscriptions in order of their making.</summary>
    public IReadOnlyList<Subscription> Subscriptions { get; init; } = [];

    /// <summary>Subscriptions that have ended and can be taken up again.</summary>
    public IReadOnlyList<Subscription> Ended { get; init; } = [];

    public string Name => Arn.Resource;

    public bool IsFifo => Arn.Resource.EndsWith(FifoSuffix, StringComparison.Ordinal);

    /// <summary>Whether a message without a deduplication id is known by its text.</summary>
    public bool DeduplicatesByContent => Attributes.GetValueOrDefault("ContentBasedDeduplication") is "true";

    /// <summary>Whether duplicates are looked for within a group, not in the whole topic.</summary>
    public bool DeduplicatesWithinGroups => Attributes.GetValueOrDefault("FifoThroughputScope") is "MessageGroup";

    /// <summary>Name that mails come from.</summary>
    public string DisplayName => Attributes.GetValueOrDefault("DisplayName") is { Length: > 0 } name ? name : "AWS Notifications";

    /// <summary>Whether the topic's policy lets a service publish; without a policy only the owner may.</summary>
    public bool Lets(DeliverySource source) => _policy.Value?.Allows(PolicyRequest.Of(source, "sns:Publish", Arn)) is true;

    /// <summary>The topic's policy, or the one that it has without setting one.</summary>
    public string EffectivePolicy => Attributes.GetValueOrDefault("Policy") is { Length: > 0 } policy ? policy : DefaultPolicy();

    /// <summary>What AWS gives a topic that sets no policy: the owner's account may do everything.</summary>
    private string DefaultPolicy() => $$$$"""
        {"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID","Effect":"Allow","Principal":{"AWS":"*"},"Action":["SNS:GetTopicAttributes","SNS:SetTopicAttributes","SNS:AddPermission","SNS:RemovePermission","SNS:DeleteTopic","SNS:Subscribe","SNS:ListSubscriptionsByTopic","SNS:Publish"],"Resource":"{{{{Arn}}}}","Condition":{"StringEquals":{"AWS:SourceOwner":"{{{{Arn.Account}}}}"}}}]}
        """;
}
