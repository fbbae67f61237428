using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class GetTopicAttributesRequest : AmazonSimpleNotificationServiceRequest
{
    public GetTopicAttributesRequest()
    {
    }

    public GetTopicAttributesRequest(string topicArn)
    {
        TopicArn = topicArn;
    }

    public string TopicArn { get; set; }
}

public partial class GetTopicAttributesResponse : AmazonWebServiceResponse
{
    public Dictionary<string, string> Attributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
