namespace ImageStudio.LocalAws.Common.Credentials;

/// <summary>Who calls.</summary>
/// <param name="Arn">The user or the session of a role.</param>
/// <param name="UserId">AWS's unique id of it: the account for the root, <c>{role id}:{session name}</c> for a session.</param>
public sealed record CallerIdentity(string Arn, string UserId);
