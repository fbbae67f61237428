using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class CreateTopicRequest : AmazonSimpleNotificationServiceRequest
{
    public CreateTopicRequest()
    {
    }

    public CreateTopicRequest(string name)
    {
        Name = name;
    }

    public Dictionary<string, string> Attributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string DataProtectionPolicy { get; set; }

    public string Name { get; set; }

    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

public partial class CreateTopicResponse : AmazonWebServiceResponse
{
    public string TopicArn { get; set; }
}
