using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace ImageStudio.Web.SignIn;

/// <summary>A cookie for the session, OAuth to get one. The API never leads anywhere by itself: who is not signed in gets 401.</summary>
internal static partial class SignInSchemes
{
    public const string Provider = "provider";

    private const string CallbackPath = "/sign-in/callback";

    public static AuthenticationBuilder AddSession(this AuthenticationBuilder authentication, SignInOptions options) => authentication.AddCookie(cookie =>
    {
        cookie.Cookie.Name = "imagestudio";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = options.SessionLifetime;
        cookie.SlidingExpiration = true;
        cookie.Events = new CookieAuthenticationEvents { OnRedirectToLogin = NotSignedInAsync, OnRedirectToAccessDenied = NotSignedInAsync };
    });

    public static AuthenticationBuilder AddProvider(this AuthenticationBuilder authentication, SignInOptions options) => authentication.AddOAuth(Provider, oauth =>
    {
        oauth.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        oauth.ClientId = options.ClientId;
        oauth.ClientSecret = options.ClientSecret;
        oauth.AuthorizationEndpoint = options.AuthorizationEndpoint;
        oauth.TokenEndpoint = options.TokenEndpoint;
        oauth.UserInformationEndpoint = options.UserInformationEndpoint;
        oauth.CallbackPath = CallbackPath;
        oauth.UsePkce = true;
        // Nothing is done in the user's name, so the token is not kept.
        oauth.SaveTokens = false;
        oauth.Scope.Clear();
        foreach (var scope in options.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)) oauth.Scope.Add(scope);
        // Lax cookies come along when the provider leads back, and browsers take them without TLS on this machine.
        oauth.CorrelationCookie.SameSite = SameSiteMode.Lax;
        oauth.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        oauth.Events = new OAuthEvents
        {
            OnCreatingTicket = context => UserIdentity.ReadAsync(context, options),
            OnRemoteFailure = FailedAsync,
        };
    });

    private static Task NotSignedInAsync(RedirectContext<CookieAuthenticationOptions> context) => TypedResults.Problem(
        "Please sign in first.", statusCode: StatusCodes.Status401Unauthorized, title: "You are not signed in").ExecuteAsync(context.HttpContext);

    // Cancelled, too late, or a forged answer: the page says so, the log knows more.
    private static Task FailedAsync(RemoteFailureContext context)
    {
        Log.Failed(context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SignInSchemes)), context.Failure?.Message ?? "");
        context.Response.Redirect("/?sign-in=failed");
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Somebody could not sign in: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
