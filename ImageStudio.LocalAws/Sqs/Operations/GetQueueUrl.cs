using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sqs.Operations;

internal sealed record GetQueueUrlRequest(string? QueueName, string? QueueOwnerAWSAccountId);

internal sealed record GetQueueUrlResult(string QueueUrl);

/// <summary>Finds a queue by name.</summary>
internal sealed class GetQueueUrl(QueueStore store) : IOperation<GetQueueUrlRequest, GetQueueUrlResult>
{
    public ValueTask<GetQueueUrlResult> ExecuteAsync(GetQueueUrlRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var name = request.QueueName ?? throw SqsErrors.MissingParameter("QueueName");
        lock (store.Lock)
        {
            if ((request.QueueOwnerAWSAccountId ?? caller.Account) != caller.Account || !store.TryFind(QueueStore.Key(caller.Region, name), out _))
                throw SqsErrors.QueueDoesNotExist();
        }
        return ValueTask.FromResult(new GetQueueUrlResult(QueueUrls.Of(name, caller)));
    }
}
