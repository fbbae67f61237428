"""One rendition's worker: worker.py RENDITION FILE_PREFIX WIDTH HEIGHT QUALITY"""
import io
import json
import sys
import urllib.parse

import boto3
from PIL import Image, ImageOps

rendition, file_prefix = sys.argv[1:3]
width, height, quality = map(int, sys.argv[3:6])
s3, sqs = boto3.client("s3"), boto3.client("sqs")
queue = sqs.get_queue_url(QueueName=rendition)["QueueUrl"]


def resize(bucket, key):
    body = s3.get_object(Bucket=bucket, Key=key)["Body"].read()
    picture = Image.open(io.BytesIO(body))
    # Lets the decoder scale down, as thumbnail() would if the orientation did not come in between.
    picture.draft("RGB", (width, height))
    picture = ImageOps.exif_transpose(picture)
    picture.thumbnail((width, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=quality, progressive=True, optimize=True)
    folder, _, name = key.removeprefix("ingest/").rpartition("/")
    target = "/".join(part for part in (rendition, folder, file_prefix + name) if part)
    s3.put_object(Bucket=bucket, Key=target, Body=out.getvalue(), ContentType="image/jpeg")


while True:
    for message in sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10, WaitTimeSeconds=20).get("Messages", []):
        event = json.loads(json.loads(message["Body"])["Message"])
        for record in event.get("Records", []):
            resize(record["s3"]["bucket"]["name"], urllib.parse.unquote_plus(record["s3"]["object"]["key"]))
        sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
