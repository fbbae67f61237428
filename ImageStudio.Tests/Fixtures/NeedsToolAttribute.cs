using Xunit.Abstractions;
using Xunit.Sdk;

namespace ImageStudio.Tests.Fixtures;

/// <summary>Facts of a class that binds tests written elsewhere to a target; they are skipped where the target's tool is absent.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsToolAttribute(string tool) : Attribute
{
    public string Tool { get; } = tool;

    /// <summary>Why the tests of a class cannot run here; null where they can.</summary>
    internal static string? ReasonToSkip(ITestMethod method)
    {
        var needed = method.TestClass.Class.GetCustomAttributes(typeof(NeedsToolAttribute)).Select(attribute => attribute.GetNamedArgument<string>(nameof(Tool))).FirstOrDefault();
        return needed is null || Fixtures.Tool.Find(needed) is not null ? null : $"not on the PATH: {needed}";
    }
}

/// <summary>A fact that heeds <see cref="NeedsToolAttribute"/> of the class that it runs in.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("ImageStudio.Tests.Fixtures.TargetFactDiscoverer", "ImageStudio.Tests")]
public sealed class TargetFactAttribute : FactAttribute;

/// <summary>A theory that heeds <see cref="NeedsToolAttribute"/> of the class that it runs in.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("ImageStudio.Tests.Fixtures.TargetTheoryDiscoverer", "ImageStudio.Tests")]
public sealed class TargetTheoryAttribute : TheoryAttribute;

/// <inheritdoc/>
public sealed class TargetFactDiscoverer(IMessageSink sink) : FactDiscoverer(sink)
{
    public override IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        NeedsToolAttribute.ReasonToSkip(testMethod) is { } reason
            ? [new XunitSkippedDataRowTestCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, reason)]
            : base.Discover(discoveryOptions, testMethod, factAttribute);
}

/// <inheritdoc/>
public sealed class TargetTheoryDiscoverer(IMessageSink sink) : TheoryDiscoverer(sink)
{
    public override IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute) =>
        NeedsToolAttribute.ReasonToSkip(testMethod) is { } reason
            ? CreateTestCasesForSkip(discoveryOptions, testMethod, theoryAttribute, reason)
            : base.Discover(discoveryOptions, testMethod, theoryAttribute);
}
