// Drives S3, SQS, SNS and STS through the AWS SDK for JavaScript v3; the test checks what it prints.
// Usage: node suite.mjs ENDPOINT FOLDER, where FOLDER has the packages of package.json.
import { createHash, randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import { Readable } from "node:stream";

const [endpoint, folder] = process.argv.slice(2);
const load = createRequire(`${folder}/`);
const S3 = load("@aws-sdk/client-s3");
const SNS = load("@aws-sdk/client-sns");
const SQS = load("@aws-sdk/client-sqs");
const STS = load("@aws-sdk/client-sts");
const { Upload } = load("@aws-sdk/lib-storage");
const { createPresignedPost } = load("@aws-sdk/s3-presigned-post");
const { getSignedUrl } = load("@aws-sdk/s3-request-presigner");

const options = { endpoint, region: "eu-west-1", credentials: { accessKeyId: "test", secretAccessKey: "test" }, maxAttempts: 1 };
const s3 = new S3.S3Client({ ...options, forcePathStyle: true });
const sns = new SNS.SNSClient(options);
const sqs = new SQS.SQSClient(options);
const sts = new STS.STSClient(options);
const sha = (bytes) => createHash("sha256").update(bytes).digest("hex");
const refused = (call) => call.then(() => "accepted", (error) => error.name);

const told = {};
const Bucket = "javascript-photos";
const key = "ingest/Été & Söhne/My photo+1 100%.jpg";

async function objects() {
  await s3.send(new S3.CreateBucketCommand({ Bucket }));
  const put = await s3.send(new S3.PutObjectCommand({ Bucket, Key: key, Body: "hello", ContentType: "text/plain", Metadata: { filter: "sepia" } }));
  const got = await s3.send(new S3.GetObjectCommand({ Bucket, Key: key, ChecksumMode: "ENABLED" }));
  told.object = [await got.Body.transformToString(), got.ContentType, got.Metadata, put.ETag === got.ETag, got.ChecksumCRC32 === put.ChecksumCRC32];
  const part = await s3.send(new S3.GetObjectCommand({ Bucket, Key: key, Range: "bytes=1-3" }));
  told.range = [await part.Body.transformToString(), part.ContentRange];
  // A stream of unknown length: aws-chunked with a trailing checksum, in parts.
  const large = randomBytes(11 * 1024 * 1024);
  await new Upload({ client: s3, params: { Bucket, Key: "large", Body: Readable.from([large.subarray(0, 7_000_000), large.subarray(7_000_000)]), ChecksumAlgorithm: "SHA256" } }).done();
  const back = await s3.send(new S3.GetObjectCommand({ Bucket, Key: "large" }));
  told.large = sha(await back.Body.transformToByteArray()) === sha(large);
  await s3.send(new S3.CopyObjectCommand({ Bucket, Key: "copy", CopySource: encodeURI(`${Bucket}/${key}`).replaceAll("+", "%2B") }));
  const listed = await s3.send(new S3.ListObjectsV2Command({ Bucket, Delimiter: "/" }));
  told.listed = [listed.Contents.map((entry) => entry.Key), listed.CommonPrefixes.map((entry) => entry.Prefix)];
  told.objectErrors = [
    await refused(s3.send(new S3.GetObjectCommand({ Bucket, Key: "none" }))),
    await refused(s3.send(new S3.HeadObjectCommand({ Bucket, Key: "none" }))),
    await refused(s3.send(new S3.PutObjectCommand({ Bucket, Key: key, Body: "x", IfNoneMatch: "*" }))),
    await refused(s3.send(new S3.ListObjectsV2Command({ Bucket: "nobody-has-this" }))),
  ];
}

async function presigned() {
  const put = await getSignedUrl(s3, new S3.PutObjectCommand({ Bucket, Key: "signed put" }), { expiresIn: 60 });
  const get = await getSignedUrl(s3, new S3.GetObjectCommand({ Bucket, Key: "signed put" }), { expiresIn: 60 });
  const putStatus = (await fetch(put, { method: "PUT", body: "by a link" })).status;
  const post = await createPresignedPost(s3, { Bucket, Key: "posted/${filename}", Conditions: [["content-length-range", 1, 10], ["starts-with", "$key", "posted/"]], Expires: 60 });
  const send = async (content) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(post.fields)) form.append(name, value);
    form.append("file", new Blob([content]), "note.txt");
    return (await fetch(post.url, { method: "POST", body: form })).status;
  };
  told.presigned = [putStatus, await (await fetch(get)).text(), await send("short"), await send("much longer than ten bytes")];
  told.posted = await (await s3.send(new S3.GetObjectCommand({ Bucket, Key: "posted/note.txt" }))).Body.transformToString();
}

async function messages() {
  told.account = (await sts.send(new STS.GetCallerIdentityCommand({}))).Account;
  const { TopicArn } = await sns.send(new SNS.CreateTopicCommand({ Name: "uploads" }));
  const arn = (name) => `arn:aws:sqs:eu-west-1:000000000000:${name}`;
  const allow = (service, source, resource, action) => JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: action, Resource: resource, Condition: { ArnEquals: { "aws:SourceArn": source } } }] });
  const { QueueUrl } = await sqs.send(new SQS.CreateQueueCommand({ QueueName: "work", Attributes: { Policy: allow("sns.amazonaws.com", TopicArn, arn("work"), "sqs:SendMessage") } }));
  await sns.send(new SNS.SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint: arn("work"), Attributes: { FilterPolicy: JSON.stringify({ kind: ["photo"] }), RawMessageDelivery: "true" } }));
  for (const kind of ["photo", "film"]) await sns.send(new SNS.PublishCommand({ TopicArn, Message: `a ${kind}`, MessageAttributes: { kind: { DataType: "String", StringValue: kind } } }));
  // The SDK checks the MD5 of each message and of its attributes by itself.
  const batch = await sqs.send(new SQS.SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: "a", MessageBody: "direct", MessageAttributes: { raw: { DataType: "Binary", BinaryValue: new Uint8Array([0, 255]) } } }, { Id: "b", MessageBody: "\u0001" }] }));
  const received = (await sqs.send(new SQS.ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1, MessageAttributeNames: ["All"], MessageSystemAttributeNames: ["All"] }))).Messages;
  const deleted = await sqs.send(new SQS.DeleteMessageBatchCommand({ QueueUrl, Entries: received.map((message, index) => ({ Id: `${index}`, ReceiptHandle: message.ReceiptHandle })) }));
  told.received = received.map((message) => [message.Body, Object.keys(message.MessageAttributes), message.Attributes.ApproximateReceiveCount]).sort();
  told.batch = [batch.Successful.length, batch.Failed.map((failure) => failure.Code), deleted.Successful.length];
  told.messageErrors = [
    await refused(sqs.send(new SQS.GetQueueUrlCommand({ QueueName: "none" }))),
    await refused(sqs.send(new SQS.DeleteMessageCommand({ QueueUrl, ReceiptHandle: "nonsense" }))),
    await refused(sns.send(new SNS.PublishCommand({ TopicArn: `${TopicArn}x`, Message: "x" }))),
  ];
  await announced(TopicArn, QueueUrl, arn("work"));
}

async function announced(TopicArn, QueueUrl, queueArn) {
  const policy = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { Service: ["sns.amazonaws.com", "s3.amazonaws.com"] }, Action: "sqs:SendMessage", Resource: queueArn }] };
  await sqs.send(new SQS.SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: JSON.stringify(policy) } }));
  await s3.send(new S3.PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration: { QueueConfigurations: [{ QueueArn: queueArn, Events: ["s3:ObjectCreated:*"], Filter: { Key: { FilterRules: [{ Name: "prefix", Value: "announced/" }] } } }] } }));
  await s3.send(new S3.PutObjectCommand({ Bucket, Key: "announced/a b.txt", Body: "x" }));
  const events = [];
  while (events.length < 2) for (const message of (await sqs.send(new SQS.ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 5 }))).Messages ?? []) events.push(JSON.parse(message.Body));
  told.announced = events.map((event) => event.Event ?? [event.Records[0].eventName, event.Records[0].s3.object.key]);
}

await objects();
await presigned();
await messages();
console.log(JSON.stringify(told));
