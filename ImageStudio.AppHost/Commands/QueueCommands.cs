using Aspire.Hosting.AWS.CloudFormation;
using ImageStudio.AppHost.Targets;

namespace ImageStudio.AppHost.Commands;

/// <summary>What can be asked of a worker, beside the start, stop and restart that Aspire offers: it concerns the worker's queue.</summary>
internal sealed class QueueCommands(AwsTarget aws, IResourceBuilder<ICloudFormationTemplateResource> stack, IResourceBuilder<IResourceWithEndpoints> web)
{
    public const string Redrive = "redrive-dead-letters";
    public const string Purge = "purge-queue";

    /// <param name="worker">The worker.</param>
    /// <param name="role">Its role, by which the stack's outputs and Web's API name the queue.</param>
    public void AddTo(IResourceBuilder<ProjectResource> worker, string role)
    {
        worker.WithStudioCommand(
            Redrive,
            "Send dead letters back",
            new CommandOptions { Description = "Moves what this worker could not handle back to its queue.", IconName = "ArrowReply" },
            async cancellationToken =>
            {
                using var studio = new StudioClient(new Uri(web.GetEndpoint("http").Url));
                var count = await studio.RedriveAsync(role, cancellationToken);
                return count == 1 ? "One message is on its way back." : $"{count} messages are on their way back.";
            });
        worker.WithStudioCommand(
            Purge,
            "Purge the queue",
            new CommandOptions
            {
                Description = "Deletes what waits for this worker; photos that wait stay without this rendition.",
                ConfirmationMessage = $"Everything that waits in the queue of {worker.Resource.Name} is lost ({aws.Description}). Purge it?",
                IconName = "Delete",
            },
            async cancellationToken =>
            {
                using var clients = await aws.ConnectAsync(cancellationToken);
                await clients.Sqs.EmptyAsync(UrlOf(role), cancellationToken);
                return "The queue is empty.";
            });
    }

    private string UrlOf(string role)
    {
        var output = $"{char.ToUpperInvariant(role[0])}{role[1..]}QueueUrl";
        return stack.Resource.Outputs?.Find(known => known.OutputKey == output)?.OutputValue ?? throw new InvalidDataException($"The stack has no output {output} yet.");
    }
}
