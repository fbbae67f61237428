using System.Net;
using System.Net.Http.Json;
using ImageStudio.Web.SignIn;

namespace ImageStudio.Tests.Web.SignIn;

/// <summary>A browser as far as signing in needs one: cookies, and redirects that are followed one by one.</summary>
internal sealed class SignedInBrowser : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };

    public SignedInBrowser(Uri web) => Http = new HttpClient(_handler) { BaseAddress = web };

    public HttpClient Http { get; }

    public CookieContainer Cookies => _handler.CookieContainer;

    /// <summary>Signs in by the way that the page offers, and says where that ended.</summary>
    public async Task<string> SignInAsync(string returnUrl = "/")
    {
        var me = await MeAsync();
        using var challenge = await Http.GetAsync($"{me.SignInUrl}?returnUrl={Uri.EscapeDataString(returnUrl)}");
        using var provider = await Http.GetAsync(challenge.Headers.Location);
        using var back = await Http.GetAsync(provider.Headers.Location);
        Assert.Equal(HttpStatusCode.Found, back.StatusCode);
        return back.Headers.Location!.ToString();
    }

    public async Task<Visitor> MeAsync() => (await Http.GetFromJsonAsync<Visitor>("/api/me"))!;

    public void Dispose()
    {
        Http.Dispose();
        _handler.Dispose();
    }
}
