using System.Text.Json.Serialization;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sns.Operations;

namespace ImageStudio.LocalAws.Sns;

/// <summary>Shapes of the service's requests and results.</summary>
[JsonSerializable(typeof(AddPermissionRequest))]
[JsonSerializable(typeof(ConfirmSubscriptionRequest))]
[JsonSerializable(typeof(ConfirmSubscriptionResult))]
[JsonSerializable(typeof(CreateTopicRequest))]
[JsonSerializable(typeof(CreateTopicResult))]
[JsonSerializable(typeof(DeleteTopicRequest))]
[JsonSerializable(typeof(GetSubscriptionAttributesRequest))]
[JsonSerializable(typeof(GetSubscriptionAttributesResult))]
[JsonSerializable(typeof(GetTopicAttributesRequest))]
[JsonSerializable(typeof(GetTopicAttributesResult))]
[JsonSerializable(typeof(ListSubscriptionsByTopicRequest))]
[JsonSerializable(typeof(ListSubscriptionsRequest))]
[JsonSerializable(typeof(ListSubscriptionsResult))]
[JsonSerializable(typeof(ListTagsForResourceRequest))]
[JsonSerializable(typeof(ListTagsForResourceResult))]
[JsonSerializable(typeof(ListTopicsRequest))]
[JsonSerializable(typeof(ListTopicsResult))]
[JsonSerializable(typeof(Nothing))]
[JsonSerializable(typeof(PublishBatchRequest))]
[JsonSerializable(typeof(PublishBatchResult))]
[JsonSerializable(typeof(PublishRequest))]
[JsonSerializable(typeof(PublishResult))]
[JsonSerializable(typeof(RemovePermissionRequest))]
[JsonSerializable(typeof(SetSubscriptionAttributesRequest))]
[JsonSerializable(typeof(SetTopicAttributesRequest))]
[JsonSerializable(typeof(SubscribeRequest))]
[JsonSerializable(typeof(SubscribeResult))]
[JsonSerializable(typeof(TagResourceRequest))]
[JsonSerializable(typeof(TagResourceResult))]
[JsonSerializable(typeof(UnsubscribeRequest))]
[JsonSerializable(typeof(UntagResourceRequest))]
[JsonSerializable(typeof(UntagResourceResult))]
internal sealed partial class SnsJson : JsonSerializerContext;
