using ImageStudio.Tests.Web;

namespace ImageStudio.Tests.Browser;

/// <summary>Browser tests share one Chromium, and a Web with LocalAws that no others put photos into.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<StudioServer>, ICollectionFixture<Chromium>
{
    public const string Name = "browser";
}
