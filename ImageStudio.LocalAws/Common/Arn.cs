using System.Diagnostics.CodeAnalysis;

namespace ImageStudio.LocalAws.Common;

/// <summary>
/// An Amazon Resource Name, <c>arn:partition:service:region:account:resource</c>.
/// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html.
/// </summary>
/// <param name="Partition"><c>aws</c> everywhere in LocalAws.</param>
/// <param name="Service">Service prefix, for example <c>sqs</c>.</param>
/// <param name="Region">Region, empty for S3 buckets.</param>
/// <param name="Account">Twelve digits, empty for S3 buckets.</param>
/// <param name="Resource">The rest, for example a queue name or <c>topic:subscription-id</c>.</param>
public sealed record Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    /// <summary>Makes an ARN in partition <c>aws</c>.</summary>
    public static Arn Of(string service, string region, string account, string resource) => new("aws", service, region, account, resource);

    /// <summary>Reads an ARN; false where <paramref name="text"/> is not one.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Arn? arn)
    {
        arn = text?.Split(':', 6) is ["arn", { Length: > 0 } partition, { Length: > 0 } service, var region, var account, { Length: > 0 } resource]
            ? new Arn(partition, service, region, account, resource)
            : null;
        return arn is not null;
    }

    /// <inheritdoc />
    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";
}
