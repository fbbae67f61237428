namespace Amazon.SimpleNotificationService.Model;

public partial class Topic
{
    public string TopicArn { get; set; }
}
