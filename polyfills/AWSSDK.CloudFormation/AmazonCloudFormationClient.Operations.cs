using Amazon.CloudFormation.Model;

namespace Amazon.CloudFormation;

public partial class AmazonCloudFormationClient
{
    public ICloudFormationPaginatorFactory Paginators => field ??= new CloudFormationPaginatorFactory(this);

    public virtual Task<CreateChangeSetResponse> CreateChangeSetAsync(CreateChangeSetRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<CreateChangeSetRequest, CreateChangeSetResponse>(request, cancellationToken);

    public virtual Task<CreateStackResponse> CreateStackAsync(CreateStackRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<CreateStackRequest, CreateStackResponse>(request, cancellationToken);

    public virtual Task<DeleteChangeSetResponse> DeleteChangeSetAsync(DeleteChangeSetRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DeleteChangeSetRequest, DeleteChangeSetResponse>(request, cancellationToken);

    public virtual Task<DeleteStackResponse> DeleteStackAsync(DeleteStackRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DeleteStackRequest, DeleteStackResponse>(request, cancellationToken);

    public virtual Task<DescribeChangeSetResponse> DescribeChangeSetAsync(DescribeChangeSetRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeChangeSetRequest, DescribeChangeSetResponse>(request, cancellationToken);

    public virtual Task<DescribeStackEventsResponse> DescribeStackEventsAsync(DescribeStackEventsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeStackEventsRequest, DescribeStackEventsResponse>(request, cancellationToken);

    public virtual Task<DescribeStackResourcesResponse> DescribeStackResourcesAsync(DescribeStackResourcesRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeStackResourcesRequest, DescribeStackResourcesResponse>(request, cancellationToken);

    public virtual Task<DescribeStacksResponse> DescribeStacksAsync(CancellationToken cancellationToken = default) =>
        DescribeStacksAsync(new DescribeStacksRequest(), cancellationToken);

    public virtual Task<DescribeStacksResponse> DescribeStacksAsync(DescribeStacksRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeStacksRequest, DescribeStacksResponse>(request, cancellationToken);

    public virtual Task<ExecuteChangeSetResponse> ExecuteChangeSetAsync(ExecuteChangeSetRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ExecuteChangeSetRequest, ExecuteChangeSetResponse>(request, cancellationToken);

    public virtual Task<GetTemplateResponse> GetTemplateAsync(GetTemplateRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<GetTemplateRequest, GetTemplateResponse>(request, cancellationToken);

    public virtual Task<ListStacksResponse> ListStacksAsync(CancellationToken cancellationToken = default) =>
        ListStacksAsync(new ListStacksRequest(), cancellationToken);

    public virtual Task<ListStacksResponse> ListStacksAsync(ListStacksRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ListStacksRequest, ListStacksResponse>(request, cancellationToken);

    public virtual Task<UpdateStackResponse> UpdateStackAsync(UpdateStackRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<UpdateStackRequest, UpdateStackResponse>(request, cancellationToken);

    public virtual Task<ValidateTemplateResponse> ValidateTemplateAsync(ValidateTemplateRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ValidateTemplateRequest, ValidateTemplateResponse>(request, cancellationToken);
}
