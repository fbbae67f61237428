namespace ImageStudio.Tests.Fixtures;

/// <summary>A fact that needs command line tools; where one is not on the PATH the test is skipped and says which.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresToolFactAttribute : FactAttribute
{
    public RequiresToolFactAttribute(params string[] tools)
    {
        var missing = tools.Where(tool => Tool.Find(tool) is null).ToArray();
        if (missing.Length > 0) Skip = $"not on the PATH: {string.Join(", ", missing)}";
    }
}
