using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using ImageStudio.LocalAws.Sns.Delivering;

namespace ImageStudio.LocalAws.Sns.Http.Signing;

/// <summary>
/// Signs envelopes: the names and values of some of their fields, each on a line, in the order of the names.
/// See https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html.
/// </summary>
internal static class MessageSignature
{
    /// <summary>The envelope with its signature, and where the certificate is.</summary>
    /// <param name="envelope">The envelope, complete but for the signature.</param>
    /// <param name="key">The key.</param>
    /// <param name="version"><c>1</c> for SHA-1, <c>2</c> for SHA-256: an attribute of the topic.</param>
    /// <param name="server">How the subscriber reaches this server.</param>
    public static Envelope Sign(Envelope envelope, SigningKey key, string version, Uri server) => envelope with
    {
        SignatureVersion = version,
        Signature = Convert.ToBase64String(key.Sign(Encoding.UTF8.GetBytes(Text(envelope)), Digest(version))),
        SigningCertUrl = new Uri(server, key.CertificatePath).ToString(),
    };

    /// <summary>What is signed.</summary>
    public static string Text(Envelope envelope)
    {
        (string Name, string? Value)[] fields =
        [
            ("Message", envelope.Message),
            ("MessageId", envelope.MessageId),
            ("Subject", envelope.Subject),
            ("SubscribeURL", envelope.SubscribeUrl),
            ("Timestamp", envelope.Timestamp),
            ("Token", envelope.Token),
            ("TopicArn", envelope.TopicArn),
            ("Type", envelope.Type),
        ];
        return string.Concat(fields.Where(f => f.Value is not null).Select(f => $"{f.Name}\n{f.Value}\n"));
    }

    [SuppressMessage("Security", "CA5350", Justification = "Signature version 1 of the protocol is SHA-1; version 2 is there for who wants better.")]
    private static HashAlgorithmName Digest(string version) => version is "2" ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1;
}
