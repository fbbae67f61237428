using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class TagResourceRequest : AmazonSimpleNotificationServiceRequest
{
    public string ResourceArn { get; set; }

    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

public partial class TagResourceResponse : AmazonWebServiceResponse;
