using Amazon;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.AWS.Provisioning;

/// <summary>The stack's page in the AWS console; an emulator has none.</summary>
internal static class StackConsole
{
    public static UrlSnapshot? UrlOf(IAmazonCloudFormation client, Stack stack)
    {
        var endpoint = client.DetermineServiceOperationEndpoint(new DescribeStacksRequest { StackName = stack.StackId })?.URL;
        if (endpoint is null || !endpoint.Contains(".amazonaws.", StringComparison.OrdinalIgnoreCase)) return null;
        if (!Arn.TryParse(stack.StackId, out var arn)) return null;

        var id = Uri.EscapeDataString(stack.StackId);
        var url = $"https://console.aws.amazon.com/cloudformation/home?region={Uri.EscapeDataString(arn.Region)}#/stacks/resources?stackId={id}";
        return new UrlSnapshot("aws-console", url, IsInternal: false) { DisplayProperties = new("AWS CloudFormation Console") };
    }
}
