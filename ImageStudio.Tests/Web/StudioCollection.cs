namespace ImageStudio.Tests.Web;

/// <summary>Tests that share one Web and one LocalAws; each works on photos of its own.</summary>
[CollectionDefinition(Name)]
public sealed class StudioCollection : ICollectionFixture<StudioServer>
{
    public const string Name = "studio";
}
