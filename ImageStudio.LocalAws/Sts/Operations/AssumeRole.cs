using System.Text.RegularExpressions;
using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Common.Credentials;

namespace ImageStudio.LocalAws.Sts.Operations;

/// <param name="RoleArn"><c>arn:aws:iam::{account}:role/{name}</c>.</param>
/// <param name="RoleSessionName">2 to 64 characters.</param>
/// <param name="DurationSeconds">900 to 43,200; an hour by default.</param>
internal sealed record AssumeRoleRequest(string? RoleArn, string? RoleSessionName, int? DurationSeconds)
{
    public string? Policy { get; init; }

    public string? ExternalId { get; init; }

    public string? SourceIdentity { get; init; }
}

/// <summary>A temporary key.</summary>
internal sealed record TemporaryCredentials(string AccessKeyId, string SecretAccessKey, string SessionToken, DateTimeOffset Expiration);

/// <param name="AssumedRoleId"><c>{role id}:{session name}</c>.</param>
/// <param name="Arn"><c>arn:aws:sts::{account}:assumed-role/{role}/{session}</c>.</param>
internal sealed record AssumedRoleUser(string AssumedRoleId, string Arn);

internal sealed record AssumeRoleResult(TemporaryCredentials Credentials, AssumedRoleUser AssumedRoleUser)
{
    public string? SourceIdentity { get; init; }
}

/// <summary>https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html; there are no roles, so each may be assumed.</summary>
internal sealed partial class AssumeRole(CredentialDirectory credentials, TimeProvider time) : IOperation<AssumeRoleRequest, AssumeRoleResult>
{
    private const int DefaultSeconds = 3600;

    public ValueTask<AssumeRoleResult> ExecuteAsync(AssumeRoleRequest request, CallerContext caller, CancellationToken cancellationToken)
    {
        var role = Check(request);
        // The path of a role is not part of its sessions' names.
        var name = role.Resource[(role.Resource.LastIndexOf('/') + 1)..];
        var identity = new CallerIdentity(
            Arn.Of("sts", "", role.Account, $"assumed-role/{name}/{request.RoleSessionName}").ToString(), $"{Ids.Of("AROA", role.ToString())}:{request.RoleSessionName}");
        var key = credentials.Issue(identity, Whole(time.GetUtcNow().AddSeconds(request.DurationSeconds ?? DefaultSeconds)));
        return ValueTask.FromResult(new AssumeRoleResult(
            new TemporaryCredentials(key.AccessKeyId, key.SecretAccessKey, key.SessionToken!, key.Expiration!.Value), new AssumedRoleUser(identity.UserId, identity.Arn))
        {
            SourceIdentity = request.SourceIdentity,
        });
    }

    private static Arn Check(AssumeRoleRequest request)
    {
        if (request.RoleArn is null)
            throw StsErrors.NotNull("roleArn");
        if (request.RoleSessionName is null)
            throw StsErrors.NotNull("roleSessionName");
        if (!SessionNameForm().IsMatch(request.RoleSessionName))
            throw StsErrors.Constraint(request.RoleSessionName, "roleSessionName", @"Member must satisfy regular expression pattern: [\w+=,.@-]*, and have a length of 2 to 64");
        if (request.DurationSeconds is { } seconds and (< 900 or > 43_200))
            throw StsErrors.Constraint($"{seconds}", "durationSeconds", seconds < 900 ? "Member must have value greater than or equal to 900" : "Member must have value less than or equal to 43200");
        return Arn.TryParse(request.RoleArn, out var role) && role is { Service: "iam", Region: "" } && AccountForm().IsMatch(role.Account) && role.Resource.StartsWith("role/", StringComparison.Ordinal)
            && role.Resource[^1] != '/' ? role : throw StsErrors.InvalidArn(request.RoleArn);
    }

    private static DateTimeOffset Whole(DateTimeOffset value) => value.AddTicks(-(value.Ticks % TimeSpan.TicksPerSecond));

    [GeneratedRegex(@"^[\w+=,.@-]{2,64}\z", RegexOptions.ECMAScript)]
    private static partial Regex SessionNameForm();

    [GeneratedRegex(@"^[0-9]{12}\z")]
    private static partial Regex AccountForm();
}
