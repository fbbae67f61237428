using Microsoft.Extensions.Options;

namespace ImageStudio.Web.SignIn;

/// <summary>
/// Settings of signing in, section <c>SignIn</c>: any provider of OAuth 2.0 with authorization code, PKCE and a user-info
/// endpoint (Amazon Cognito, Keycloak, Auth0, Entra ID and others). Without a client id nobody signs in and all see all photos.
/// </summary>
public sealed class SignInOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "SignIn";

    /// <summary>What the provider calls this application; signing in is on where it is set.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>What proves to the provider that it is this application.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>Where browsers are sent to sign in, for example <c>https://{domain}/oauth2/authorize</c>.</summary>
    public string AuthorizationEndpoint { get; set; } = "";

    /// <summary>Where codes are exchanged for tokens, for example <c>https://{domain}/oauth2/token</c>.</summary>
    public string TokenEndpoint { get; set; } = "";

    /// <summary>Who it is, for example <c>https://{domain}/oauth2/userInfo</c>.</summary>
    public string UserInformationEndpoint { get; set; } = "";

    /// <summary>What the provider is asked for, separated by spaces.</summary>
    public string Scopes { get; set; } = "openid profile email";

    /// <summary>Member of the user information that names a user for good; <c>sub</c> as OpenID Connect has it.</summary>
    public string IdMember { get; set; } = "sub";

    /// <summary>Members of the user information, the first of which that is there is shown as the user's name; separated by spaces.</summary>
    public string NameMembers { get; set; } = "name preferred_username email";

    /// <summary>How long a user stays signed in, 5 minutes to 30 days; 8 hours by default.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromHours(8);

    /// <summary>Folder of the keys that protect sessions; to be shared where there are several instances. Empty for the folder of this machine's user.</summary>
    public string KeysFolder { get; set; } = "";

    /// <summary>Whether everybody who reaches Web may see, add and delete everything, also on an address that is not only this machine's.</summary>
    public bool AllowAnonymous { get; set; }

    /// <summary>Whether users have to sign in.</summary>
    public bool IsOn => ClientId.Length > 0;
}

/// <summary>Names every fault at once.</summary>
internal sealed class SignInOptionsValidator : IValidateOptions<SignInOptions>
{
    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        string[] faults = [.. options.IsOn ? FaultsOf(options) : NotOnFaults(options)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> NotOnFaults(SignInOptions options)
    {
        foreach (var (setting, value) in Endpoints(options).Append((nameof(options.ClientSecret), options.ClientSecret)))
            if (value.Length > 0) yield return $"{SignInOptions.Section}:{setting} is set, but {SignInOptions.Section}:{nameof(options.ClientId)} is not: nobody could sign in.";
    }

    private static IEnumerable<string> FaultsOf(SignInOptions options)
    {
        if (options.ClientSecret.Length == 0) yield return $"{SignInOptions.Section}:{nameof(options.ClientSecret)} is not set; the provider gives one with the client id.";
        foreach (var (setting, value) in Endpoints(options))
        {
            var isSafe = Uri.TryCreate(value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
            if (!isSafe) yield return $"{SignInOptions.Section}:{setting} is '{value}'; it is an https address, or http on this machine.";
        }

        if (string.IsNullOrWhiteSpace(options.IdMember)) yield return $"{SignInOptions.Section}:{nameof(options.IdMember)} is empty; it names the member that tells users apart.";
        if (options.SessionLifetime < TimeSpan.FromMinutes(5) || options.SessionLifetime > TimeSpan.FromDays(30))
            yield return $"{SignInOptions.Section}:{nameof(options.SessionLifetime)} is {options.SessionLifetime}; it is 5 minutes to 30 days.";
        if (options.AllowAnonymous)
            yield return $"{SignInOptions.Section}:{nameof(options.AllowAnonymous)} is set together with {SignInOptions.Section}:{nameof(options.ClientId)}: either users sign in or they do not.";
    }

    private static IEnumerable<(string Setting, string Value)> Endpoints(SignInOptions options) =>
    [
        (nameof(options.AuthorizationEndpoint), options.AuthorizationEndpoint),
        (nameof(options.TokenEndpoint), options.TokenEndpoint),
        (nameof(options.UserInformationEndpoint), options.UserInformationEndpoint),
    ];
}
