namespace Amazon.SQS.Model;

public partial class DeleteMessageBatchResultEntry
{
    public string Id { get; set; }
}
