using System.Text.RegularExpressions;

namespace ImageStudio.Tests.Architecture;

/// <summary>Which folder may know what; see INVARIANTS.md.</summary>
public partial class LayerRulesTests
{
    [Theory]
    [InlineData("ImageStudio.Web")]
    [InlineData("ImageStudio.Workers")]
    [InlineData("ImageStudio.ServiceDefaults")]
    [InlineData("ImageStudio.Contracts")]
    public void Services_know_no_emulator(string project) =>
        AssertNone(project, file => EmulatorNames().IsMatch(Code(file)));

    [Theory]
    [InlineData("ImageStudio.LocalAws/S3", "Sns|Sqs|CloudFormation|Sts")]
    [InlineData("ImageStudio.LocalAws/Sns", "S3|Sqs|CloudFormation|Sts")]
    [InlineData("ImageStudio.LocalAws/Sqs", "S3|Sns|CloudFormation|Sts")]
    [InlineData("ImageStudio.LocalAws/Sts", "S3|Sns|Sqs|CloudFormation")]
    [InlineData("ImageStudio.LocalAws/Wire", "S3|Sns|Sqs|CloudFormation|Sts")]
    [InlineData("ImageStudio.LocalAws/Common", "S3|Sns|Sqs|CloudFormation|Sts|Wire|Console")]
    public void A_part_of_LocalAws_meets_the_others_only_through_Common(string folder, string others) =>
        AssertNone(folder, file => Regex.IsMatch(Code(file), $@"\bLocalAws\.({others})\b"));

    [Fact]
    public void CloudFormation_calls_operations_and_never_stores()
    {
        var stores = new[] { "S3", "Sns", "Sqs" }
            .SelectMany(service => SourceFile.Below($"ImageStudio.LocalAws/{service}"))
            .SelectMany(file => StoreDeclaration().Matches(file.Text).Select(match => match.Groups[1].Value))
            .ToArray();

        Assert.NotEmpty(stores);
        AssertNone("ImageStudio.LocalAws/CloudFormation", file => Regex.IsMatch(Code(file), $@"\b({string.Join('|', stores)})\b"));
    }

    [Theory]
    [InlineData("S3")]
    [InlineData("Sns")]
    [InlineData("Sqs")]
    [InlineData("Sts")]
    [InlineData("CloudFormation")]
    public void Operations_are_blind_to_HTTP(string service) =>
        AssertNone($"ImageStudio.LocalAws/{service}/Operations", file => Code(file).Contains("HttpContext", StringComparison.Ordinal));

    [Fact]
    public void Product_code_does_not_compile_differently_by_conditions() =>
        Assert.All(ReferenceRulesTests.ProductProjects, project => AssertNone(project, file => ConditionalCompilation().IsMatch(file.Text)));

    [Fact]
    public void No_file_is_longer_than_four_hundred_lines() =>
        AssertNone(".", file => !file.Name.StartsWith("artifacts/", StringComparison.Ordinal) && file.Text.Count(character => character == '\n') > 400);

    private static void AssertNone(string folder, Func<SourceFile, bool> breaks) =>
        Assert.Empty(SourceFile.Below(folder).Where(breaks).Select(file => file.Name));

    // Comments may name what code must not know.
    private static string Code(SourceFile file) => Comment().Replace(file.Text, "");

    [GeneratedRegex(@"\b(LocalAws|LocalStack|moto|floci|emulator)\b", RegexOptions.IgnoreCase)]
    private static partial Regex EmulatorNames();

    [GeneratedRegex(@"\bclass (\w+Store)\b")]
    private static partial Regex StoreDeclaration();

    [GeneratedRegex(@"^\s*#(if|elif|else|endif)\b", RegexOptions.Multiline)]
    private static partial Regex ConditionalCompilation();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
