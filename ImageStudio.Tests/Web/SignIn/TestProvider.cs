using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace ImageStudio.Tests.Web.SignIn;

/// <summary>
/// A provider of OAuth 2.0 as far as signing in needs one: authorization code (RFC 6749), PKCE with S256 (RFC 7636), user
/// information. Whoever comes is signed in at once, as <see cref="User"/>.
/// </summary>
public sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "studio";
    public const string ClientSecret = "not much of a secret";

    private readonly ConcurrentDictionary<string, (string Challenge, string RedirectUri, string User)> _codes = new();
    private readonly ConcurrentDictionary<string, string> _tokens = new();
    private readonly WebApplication _app;

    private TestProvider(WebApplication app) => _app = app;

    /// <summary>Who signs in next.</summary>
    public string User { get; set; } = "ada";

    /// <summary>The last request for authorization.</summary>
    public IQueryCollection? Asked { get; private set; }

    public string Url => _app.Urls.First();

    public static async Task<TestProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var provider = new TestProvider(builder.Build());
        provider._app.MapGet("/authorize", provider.Authorize);
        provider._app.MapPost("/token", (Delegate)provider.ExchangeAsync);
        provider._app.MapGet("/me", provider.Tell);
        await provider._app.StartAsync();
        return provider;
    }

    /// <summary>Settings that lead Web here.</summary>
    public void Configure(IWebHostBuilder host)
    {
        host.UseSetting("SignIn:ClientId", ClientId);
        host.UseSetting("SignIn:ClientSecret", ClientSecret);
        host.UseSetting("SignIn:AuthorizationEndpoint", $"{Url}/authorize");
        host.UseSetting("SignIn:TokenEndpoint", $"{Url}/token");
        host.UseSetting("SignIn:UserInformationEndpoint", $"{Url}/me");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Authorize(HttpRequest request)
    {
        Asked = request.Query;
        if (request.Query["client_id"] != ClientId || request.Query["code_challenge_method"] != "S256") return TypedResults.BadRequest();
        var code = RandomNumberGenerator.GetHexString(32);
        var back = request.Query["redirect_uri"].ToString();
        _codes[code] = (request.Query["code_challenge"].ToString(), back, User);
        return TypedResults.Redirect(QueryHelpers.AddQueryString(back, new Dictionary<string, string?> { ["code"] = code, ["state"] = request.Query["state"] }));
    }

    private async Task<IResult> ExchangeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var isKnown = _codes.TryRemove(form["code"].ToString(), out var issued);
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        var isRight = isKnown && issued.Challenge == challenge && issued.RedirectUri == form["redirect_uri"] && form["client_id"] == ClientId && form["client_secret"] == ClientSecret;
        if (!isRight) return TypedResults.BadRequest(new { error = "invalid_grant" });
        var token = RandomNumberGenerator.GetHexString(32);
        _tokens[token] = issued.User;
        return TypedResults.Ok(new { access_token = token, token_type = "Bearer", expires_in = 60 });
    }

    private Results<JsonHttpResult<Dictionary<string, string>>, UnauthorizedHttpResult> Tell(HttpRequest request) =>
        request.Headers.Authorization.ToString().Split(' ') is ["Bearer", var token] && _tokens.TryGetValue(token, out var user)
            ? TypedResults.Json(new Dictionary<string, string> { ["sub"] = user, ["name"] = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(user) })
            : TypedResults.Unauthorized();
}
