"""Drives SQS and SNS through boto3; the test checks what it prints. Usage: messaging.py ENDPOINT"""
import json
import sys

import boto3
from botocore.exceptions import ClientError

options = dict(endpoint_url=sys.argv[1], region_name="eu-west-1", aws_access_key_id="test", aws_secret_access_key="test")
sqs, sns = boto3.client("sqs", **options), boto3.client("sns", **options)


def refused(call, **arguments):
    try:
        call(**arguments)
        return "accepted"
    except ClientError as error:
        return error.response["Error"]["Code"]


identity = boto3.client("sts", **options).get_caller_identity()
topic = sns.create_topic(Name="uploads", Tags=[{"Key": "team", "Value": "photo"}])["TopicArn"]
arn = "arn:aws:sqs:eu-west-1:000000000000:work"
policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": arn, "Condition": {"ArnEquals": {"aws:SourceArn": topic}}}]}
queue = sqs.create_queue(QueueName="work", Attributes={"Policy": json.dumps(policy)}, tags={"a": "b"})["QueueUrl"]
sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes={"RawMessageDelivery": "true"})
published = sns.publish(TopicArn=topic, Message="from the topic", MessageAttributes={"kind": {"DataType": "String", "StringValue": "photo"}})
batch = sqs.send_message_batch(QueueUrl=queue, Entries=[{"Id": "a", "MessageBody": "direct", "MessageAttributes": {"raw": {"DataType": "Binary", "BinaryValue": b"\x00\xff"}}}, {"Id": "b", "MessageBody": "\x01"}])
received = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10, MessageAttributeNames=["All"], MessageSystemAttributeNames=["All"])["Messages"]
deleted = sqs.delete_message_batch(QueueUrl=queue, Entries=[{"Id": str(i), "ReceiptHandle": m["ReceiptHandle"]} for i, m in enumerate(received)])

dead = sqs.create_queue(QueueName="dead", Attributes={"RedriveAllowPolicy": json.dumps({"redrivePermission": "byQueue", "sourceQueueArns": [arn]})})["QueueUrl"]
sqs.set_queue_attributes(QueueUrl=queue, Attributes={"RedrivePolicy": json.dumps({"deadLetterTargetArn": arn.replace("work", "dead"), "maxReceiveCount": 1})})
sqs.send_message(QueueUrl=dead, MessageBody="moved")
sqs.start_message_move_task(SourceArn=arn.replace("work", "dead"), DestinationArn=arn)
moved = sqs.receive_message(QueueUrl=queue, WaitTimeSeconds=5)["Messages"]
task = sqs.list_message_move_tasks(SourceArn=arn.replace("work", "dead"))["Results"][0]

events = sns.create_topic(Name="events.fifo", Attributes={"FifoTopic": "true", "ContentBasedDeduplication": "true"})["TopicArn"]
ordered = {"FifoQueue": "true", "Policy": json.dumps({**policy, "Statement": [{**policy["Statement"][0], "Resource": arn + ".fifo", "Condition": {"ArnEquals": {"aws:SourceArn": events}}}]})}
fifo = sqs.create_queue(QueueName="work.fifo", Attributes=ordered)["QueueUrl"]
sns.subscribe(TopicArn=events, Protocol="sqs", Endpoint=arn + ".fifo", Attributes={"RawMessageDelivery": "true"})
sent = sqs.send_message(QueueUrl=fifo, MessageBody="1", MessageGroupId="g", MessageDeduplicationId="a")
again = sqs.send_message(QueueUrl=fifo, MessageBody="1", MessageGroupId="g", MessageDeduplicationId="a")
event = sns.publish(TopicArn=events, Message="2", MessageGroupId="g")
order = sqs.receive_message(QueueUrl=fifo, MaxNumberOfMessages=10, MessageSystemAttributeNames=["All"])["Messages"]
sqs.add_permission(QueueUrl=fifo, Label="l", AWSAccountIds=["111111111111"], Actions=["SendMessage"])
sns.add_permission(TopicArn=events, Label="l", AWSAccountId=["111111111111"], ActionName=["Publish"])

print(json.dumps({
    "account": identity["Account"],
    "bodies": sorted(m["Body"] for m in received),
    "attributes": sorted(name for m in received for name in m["MessageAttributes"]),
    "failed": [f["Code"] for f in batch["Failed"]],
    "deleted": len(deleted["Successful"]),
    "tags": [sqs.list_queue_tags(QueueUrl=queue)["Tags"], sns.list_tags_for_resource(ResourceArn=topic)["Tags"]],
    "moved": [moved[0]["Body"], task["ApproximateNumberOfMessagesMoved"], task["DestinationArn"]],
    "fifo": [sent["MessageId"] == again["MessageId"], len(event["SequenceNumber"]), [[m["Body"], m["Attributes"]["MessageGroupId"]] for m in order]],
    "refused": [
        refused(sqs.get_queue_url, QueueName="none"),
        refused(sqs.create_queue, QueueName="work", Attributes={"VisibilityTimeout": "1"}),
        refused(sqs.delete_message, QueueUrl=queue, ReceiptHandle="nonsense"),
        refused(sqs.start_message_move_task, SourceArn=arn),
        refused(sqs.cancel_message_move_task, TaskHandle="nonsense"),
        refused(sqs.create_queue, QueueName="stranger", Attributes={"RedrivePolicy": json.dumps({"deadLetterTargetArn": arn.replace("work", "dead"), "maxReceiveCount": 1})}),
        refused(sns.publish, TopicArn=topic + "x", Message="x"),
        refused(sqs.send_message, QueueUrl=fifo, MessageBody="x", MessageDeduplicationId="x"),
        refused(sqs.add_permission, QueueUrl=fifo, Label="l", AWSAccountIds=["111111111111"], Actions=["SendMessage"]),
        refused(sns.add_permission, TopicArn=events, Label="l", AWSAccountId=["111111111111"], ActionName=["Publish"]),
        refused(sns.create_platform_application, Name="x", Platform="GCM", Attributes={}),
    ],
}, sort_keys=True))
