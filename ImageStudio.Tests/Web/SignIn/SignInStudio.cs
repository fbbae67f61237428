namespace ImageStudio.Tests.Web.SignIn;

/// <summary>A Web whose users sign in, and the provider that knows them.</summary>
public sealed class SignInStudio(StudioServer studio) : IAsyncLifetime
{
    public TestProvider Provider { get; private set; } = null!;

    /// <summary>Where Web is.</summary>
    public Uri Url { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Provider = await TestProvider.StartAsync();
        // The studio stops it.
        Url = studio.StartWeb(configure: Provider.Configure).ClientOptions.BaseAddress;
    }

    public async Task DisposeAsync() => await Provider.DisposeAsync();
}
