using System.Net;
using System.Security.Claims;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.SignIn;

namespace ImageStudio.Tests.Web.SignIn;

public sealed class SignInOptionsTests
{
    [Fact]
    public void nobody_has_to_sign_in_unless_it_is_set_up()
    {
        Assert.True(Validate(new SignInOptions()).Succeeded);
        Assert.False(new SignInOptions().IsOn);
    }

    [Fact]
    public void every_fault_is_told_at_once()
    {
        var result = Validate(new SignInOptions { ClientId = "studio", AuthorizationEndpoint = "http://provider.example/authorize", TokenEndpoint = "token", SessionLifetime = TimeSpan.Zero, AllowAnonymous = true });

        foreach (var setting in new[] { "ClientSecret", "AuthorizationEndpoint is 'http://provider.example/authorize'", "TokenEndpoint is 'token'", "UserInformationEndpoint is ''", "SessionLifetime is 00:00:00", "AllowAnonymous" })
            Assert.Contains(result.Failures!, fault => fault.StartsWith($"SignIn:{setting}", StringComparison.Ordinal));
    }

    [Fact]
    public void half_a_provider_is_a_fault_and_no_open_door() =>
        Assert.Contains("SignIn:TokenEndpoint is set, but SignIn:ClientId is not", Validate(new SignInOptions { TokenEndpoint = "https://provider.example/token" }).FailureMessage, StringComparison.Ordinal);

    [Theory]
    [InlineData("127.0.0.1", false, false, true)]
    [InlineData("::1", false, false, true)]
    [InlineData("0.0.0.0", false, false, false)]
    [InlineData("::", false, false, false)]
    [InlineData("192.0.2.7", false, false, false)]
    [InlineData("192.0.2.7", true, false, true)]
    [InlineData("0.0.0.0", false, true, true)]
    public void an_address_that_others_reach_is_opened_only_with_signing_in_or_on_demand(string address, bool isOn, bool allowAnonymous, bool isFine)
    {
        var options = new SignInOptions { ClientId = isOn ? "studio" : "", AllowAnonymous = allowAnonymous };
        void Open() => PublicAddress.ThrowIfOpen(new IPEndPoint(IPAddress.Parse(address), 80), options);

        if (isFine) Open();
        else Assert.Contains("SignIn:AllowAnonymous=true", Assert.Throws<InvalidOperationException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void a_folder_tells_nothing_of_its_user_and_is_the_same_each_time()
    {
        Assert.Matches("^u[0-9a-f]{32}/$", UserIdentity.FolderOf("../ada@example.com"));
        Assert.Equal(UserIdentity.FolderOf("ada"), UserIdentity.FolderOf("ada"));
        Assert.NotEqual(UserIdentity.FolderOf("ada"), UserIdentity.FolderOf("Ada"));
    }

    [Fact]
    public void who_is_signed_in_and_has_no_folder_sees_nothing()
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "Ada")], "test"));
        Assert.True(PhotoId.TryFromKey("ingest/a.jpg", out var photo));

        Assert.False(PhotoScope.Of(user).Contains(photo));
        Assert.True(PhotoScope.Of(new ClaimsPrincipal(new ClaimsIdentity())).Contains(photo));
    }

    private static Microsoft.Extensions.Options.ValidateOptionsResult Validate(SignInOptions options) => new SignInOptionsValidator().Validate(null, options);
}
