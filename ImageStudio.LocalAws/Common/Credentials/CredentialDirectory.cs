using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace ImageStudio.LocalAws.Common.Credentials;

/// <summary>
/// The keys that are known: those of <see cref="LocalAwsOptions.Credentials"/>, and temporary ones handed out by STS. Where none
/// are configured every key is welcome and no signature is checked.
/// </summary>
internal sealed class CredentialDirectory
{
    private readonly Dictionary<string, AwsCredential> _lasting;
    private readonly SessionTokens _sessions;

    public CredentialDirectory(IOptions<LocalAwsOptions> options)
    {
        var account = options.Value.AccountId;
        _lasting = options.Value.Credentials.ToDictionary(c => c.AccessKeyId, c => new AwsCredential(c.AccessKeyId, c.SecretAccessKey, Identity(account, c)), StringComparer.Ordinal);
        AreRequired = _lasting.Count > 0;
        // From the secrets, so that sessions outlive a restart and end when a secret is exchanged.
        _sessions = new SessionTokens(AreRequired
            ? SHA256.HashData(Encoding.UTF8.GetBytes("LocalAws sessions\n" + string.Join('\n', _lasting.Values.OrderBy(c => c.AccessKeyId, StringComparer.Ordinal).Select(c => c.SecretAccessKey))))
            : RandomNumberGenerator.GetBytes(32));
    }

    /// <summary>Whether requests have to be signed with a known key.</summary>
    public bool AreRequired { get; }

    /// <summary>The key of an id; <c>null</c> where it is unknown, or the token is none of ours or not the key's.</summary>
    public AwsCredential? Find(string accessKeyId, string? sessionToken)
    {
        if (string.IsNullOrEmpty(sessionToken))
            return _lasting.GetValueOrDefault(accessKeyId);
        return _sessions.Open(sessionToken) is { } session && session.AccessKeyId == accessKeyId ? Temporary(session, sessionToken) : null;
    }

    /// <summary>Makes a temporary key.</summary>
    /// <param name="identity">Who the session is.</param>
    /// <param name="expiration">Until when it is good.</param>
    public AwsCredential Issue(CallerIdentity identity, DateTimeOffset expiration)
    {
        var session = new Session("ASIA" + Ids.Random(16), identity.Arn, identity.UserId, expiration);
        return Temporary(session, _sessions.Issue(session));
    }

    private AwsCredential Temporary(Session session, string token) =>
        new(session.AccessKeyId, _sessions.SecretOf(session.AccessKeyId), new CallerIdentity(session.Arn, session.UserId)) { SessionToken = token, Expiration = session.Expiration };

    private static CallerIdentity Identity(string account, LocalAwsCredential credential) => credential.UserName is { Length: > 0 } name
        ? new CallerIdentity(Arn.Of("iam", "", account, "user/" + name).ToString(), Ids.Of("AIDA", name))
        : new CallerIdentity(Arn.Of("iam", "", account, "root").ToString(), account);
}
