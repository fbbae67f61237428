"""Bucket, topic and one queue per rendition, wired S3 to SNS to SQS: provision.py BUCKET RENDITION..."""
import sys

import boto3

bucket, renditions = sys.argv[1], sys.argv[2:]
s3, sns, sqs = (boto3.client(service) for service in ("s3", "sns", "sqs"))

topic = sns.create_topic(Name="uploads")["TopicArn"]
for rendition in renditions:
    url = sqs.create_queue(QueueName=rendition, Attributes={"VisibilityTimeout": "60"})["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)

s3.create_bucket(Bucket=bucket)
s3.put_bucket_notification_configuration(Bucket=bucket, NotificationConfiguration={"TopicConfigurations": [{
    "TopicArn": topic,
    "Events": ["s3:ObjectCreated:*"],
    "Filter": {"Key": {"FilterRules": [{"Name": "prefix", "Value": "ingest/"}]}},
}]})
