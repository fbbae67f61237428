using System.Security.Claims;
using ImageStudio.Contracts;
using ImageStudio.Web.Gallery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.SignIn;

/// <summary>Who uses the studio.</summary>
/// <param name="Required">Whether users have to sign in.</param>
/// <param name="SignedIn">Whether this one has.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Folder">What the keys of this user's photos begin with; objects that are put there by other means are theirs as well.</param>
/// <param name="SignInUrl">Where a browser goes to sign in.</param>
/// <param name="SignOutUrl">Where a form is posted to sign out.</param>
public sealed record Visitor(bool Required, bool SignedIn, string? Name = null, string? Folder = null, string? SignInUrl = null, string? SignOutUrl = null);

/// <summary>Signing in, where that is wanted, and each user's photos apart.</summary>
public static class SignInFeature
{
    private const string SignInPath = "/sign-in";
    private const string SignOutPath = "/sign-out";

    /// <summary>Adds sessions and the provider where <see cref="SignInOptions.ClientId"/> is set, and looks after the addresses otherwise.</summary>
    public static WebApplicationBuilder AddSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SignInOptions>().BindConfiguration(SignInOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<SignInOptions>, SignInOptionsValidator>();
        var options = builder.Configuration.GetSection(SignInOptions.Section).Get<SignInOptions>() ?? new SignInOptions();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(address => PublicAddress.ThrowIfOpen(address, options)));
        if (!options.IsOn) return builder;

        var protection = builder.Services.AddDataProtection().SetApplicationName("ImageStudio");
        if (options.KeysFolder.Length > 0) protection.PersistKeysToFileSystem(new DirectoryInfo(options.KeysFolder));
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddSession(options).AddProvider(options);
        // Whatever is not said to be for everybody is for those who are signed in.
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return builder;
    }

    /// <summary>From here on requests have a user, where users sign in.</summary>
    public static WebApplication UseSignIn(this WebApplication app)
    {
        if (!IsOn(app)) return app;
        app.UseAuthentication();
        app.UseAuthorization();
        return app;
    }

    /// <summary>Maps <c>/api/me</c>, and <c>/sign-in</c> and <c>/sign-out</c> where users sign in.</summary>
    public static WebApplication MapSignIn(this WebApplication app)
    {
        var isOn = IsOn(app);
        app.MapGet("/api/me", (ClaimsPrincipal user, HttpResponse response) => Describe(isOn, user, response))
            .WithTags("Sign-in").WithName("WhoAmI").WithSummary("Who is signed in, and where to sign in and out").AllowAnonymous();
        if (!isOn) return app;
        app.MapGet(SignInPath, SignIn).ExcludeFromDescription().AllowAnonymous();
        app.MapPost(SignOutPath, (Delegate)SignOutAsync).ExcludeFromDescription().AllowAnonymous();
        return app;
    }

    private static bool IsOn(WebApplication app) => app.Services.GetRequiredService<IOptions<SignInOptions>>().Value.IsOn;

    private static Ok<Visitor> Describe(bool isOn, ClaimsPrincipal user, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        if (!isOn) return TypedResults.Ok(new Visitor(false, false));
        return TypedResults.Ok(user.Identity is { IsAuthenticated: true }
            ? new Visitor(true, true, user.Identity.Name, ObjectKeys.ForPath(PhotoScope.Of(user).Folder), SignOutUrl: SignOutPath)
            : new Visitor(true, false, SignInUrl: SignInPath));
    }

    // Only to a page of ours: an address that leads elsewhere would make this one trustworthy to those who should not trust it.
    private static ChallengeHttpResult SignIn([FromQuery] string? returnUrl) => TypedResults.Challenge(
        new AuthenticationProperties { RedirectUri = returnUrl is ['/', not ('/' or '\\'), ..] ? returnUrl : "/" }, [SignInSchemes.Provider]);

    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return TypedResults.LocalRedirect("/", preserveMethod: false);
    }
}
