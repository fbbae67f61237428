namespace Amazon.SQS.Model;

public partial class ChangeMessageVisibilityBatchResultEntry
{
    public string Id { get; set; }
}
