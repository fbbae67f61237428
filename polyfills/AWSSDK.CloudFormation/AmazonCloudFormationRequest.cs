using Amazon.Runtime;

namespace Amazon.CloudFormation;

public partial class AmazonCloudFormationRequest : AmazonWebServiceRequest;
