using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

public partial class ExecuteChangeSetRequest : AmazonCloudFormationRequest
{
    public string ChangeSetName { get; set; }

    public string ClientRequestToken { get; set; }

    public bool? DisableRollback { get; set; }

    public bool? RetainExceptOnCreate { get; set; }

    public string StackName { get; set; }
}

public partial class ExecuteChangeSetResponse : AmazonWebServiceResponse;
