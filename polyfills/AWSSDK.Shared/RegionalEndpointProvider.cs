using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.Polyfills;

/// <summary>
/// The rules that SQS, SNS and CloudFormation share: a configured endpoint as it is, otherwise
/// <c>https://{service}[-fips].{region}.{partition suffix}</c>. GovCloud serves FIPS at the plain host name
/// (for SQS and CloudFormation in both regions, for SNS likewise).
/// </summary>
internal sealed class RegionalEndpointProvider(string service) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var region = parameters["Region"] as string;
        var fips = parameters["UseFIPS"] is true;
        var dualStack = parameters["UseDualStack"] is true;

        return parameters["Endpoint"] is string endpoint
            ? Custom(endpoint, fips, dualStack)
            : Regional(region, fips, dualStack);
    }

    private static Endpoint Custom(string endpoint, bool fips, bool dualStack)
    {
        if (fips) throw new AmazonClientException("Invalid Configuration: FIPS and custom endpoint are not supported");
        if (dualStack) throw new AmazonClientException("Invalid Configuration: Dualstack and custom endpoint are not supported");
        return new Endpoint(endpoint);
    }

    private Endpoint Regional(string region, bool fips, bool dualStack)
    {
        if (string.IsNullOrEmpty(region) || Fn.Partition(region) is not { } partition)
            throw new AmazonClientException("Invalid Configuration: Missing Region");
        if (fips && dualStack && !(Supports(partition, "supportsFIPS") && Supports(partition, "supportsDualStack")))
            throw new AmazonClientException("FIPS and DualStack are enabled, but this partition does not support one or both");
        if (fips && !Supports(partition, "supportsFIPS"))
            throw new AmazonClientException("FIPS is enabled but this partition does not support FIPS");
        if (dualStack && !Supports(partition, "supportsDualStack"))
            throw new AmazonClientException("DualStack is enabled but this partition does not support DualStack");

        var plainFips = !dualStack && Equals(Fn.GetAttr(partition, "name"), "aws-us-gov");
        var host = fips && !plainFips ? service + "-fips" : service;
        var suffix = Fn.GetAttr(partition, dualStack ? "dualStackDnsSuffix" : "dnsSuffix");
        return new Endpoint($"https://{host}.{region}.{suffix}");
    }

    private static bool Supports(object partition, string feature) => Equals(Fn.GetAttr(partition, feature), true);
}
