using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class ListTagsForResourceRequest : AmazonSimpleNotificationServiceRequest
{
    public string ResourceArn { get; set; }
}

public partial class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
