namespace Amazon.CloudFormation.Model;

public interface ICloudFormationPaginatorFactory
{
    IDescribeStackEventsPaginator DescribeStackEvents(DescribeStackEventsRequest request);

    IDescribeStacksPaginator DescribeStacks(DescribeStacksRequest request);

    IListStacksPaginator ListStacks(ListStacksRequest request);
}

internal sealed class CloudFormationPaginatorFactory(IAmazonCloudFormation client) : ICloudFormationPaginatorFactory
{
    public IDescribeStackEventsPaginator DescribeStackEvents(DescribeStackEventsRequest request) => new DescribeStackEventsPaginator(client, request);

    public IDescribeStacksPaginator DescribeStacks(DescribeStacksRequest request) => new DescribeStacksPaginator(client, request);

    public IListStacksPaginator ListStacks(ListStacksRequest request) => new ListStacksPaginator(client, request);
}
