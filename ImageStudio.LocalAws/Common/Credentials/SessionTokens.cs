using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageStudio.LocalAws.Common.Credentials;

/// <summary>What a session token says.</summary>
/// <param name="AccessKeyId">The key that it belongs to.</param>
/// <param name="Arn">Who the session is.</param>
/// <param name="UserId">Its unique id.</param>
/// <param name="Expiration">Until when it is good.</param>
internal sealed record Session(string AccessKeyId, string Arn, string UserId, DateTimeOffset Expiration);

/// <summary>
/// Temporary keys without a memory of them: the token holds the session and a proof that it was made here, and the secret
/// follows from the key's id. So they are good over restarts, until they expire.
/// </summary>
internal sealed class SessionTokens(byte[] masterKey)
{
    private const int ProofSize = 32;

    public string Issue(Session session)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(session, SessionJson.Default.Session);
        return Convert.ToBase64String([.. HMACSHA256.HashData(masterKey, payload), .. payload]);
    }

    /// <summary>What a token says; <c>null</c> where it was not made here.</summary>
    public Session? Open(string token)
    {
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var count) || count <= ProofSize)
            return null;
        var payload = bytes.AsSpan(ProofSize, count - ProofSize);
        return CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(masterKey, payload), bytes.AsSpan(0, ProofSize))
            ? JsonSerializer.Deserialize(payload, SessionJson.Default.Session)
            : null;
    }

    /// <summary>The secret that goes with a temporary key's id.</summary>
    public string SecretOf(string accessKeyId) => Convert.ToBase64String(HMACSHA256.HashData(masterKey, Encoding.UTF8.GetBytes("secret:" + accessKeyId)))[..40];
}

/// <summary>Shape of a token's content.</summary>
[JsonSerializable(typeof(Session))]
internal sealed partial class SessionJson : JsonSerializerContext;
