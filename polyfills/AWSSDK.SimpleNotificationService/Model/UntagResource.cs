using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class UntagResourceRequest : AmazonSimpleNotificationServiceRequest
{
    public string ResourceArn { get; set; }

    public List<string> TagKeys { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

public partial class UntagResourceResponse : AmazonWebServiceResponse;
