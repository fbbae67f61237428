using Microsoft.Extensions.Configuration;

namespace ImageStudio.AppHost.Targets;

/// <summary>Where AWS is.</summary>
internal enum AwsTargetKind
{
    /// <summary>LocalAws, started with the rest.</summary>
    Local,

    /// <summary>A LocalStack container, started with the rest.</summary>
    LocalStack,

    /// <summary>Anything that speaks AWS at <c>AWS:EndpointUrl</c>.</summary>
    Endpoint,

    /// <summary>AWS.</summary>
    Cloud,
}

/// <summary>Settings of the target, section <c>AWS</c>.</summary>
internal sealed record AwsTargetOptions(AwsTargetKind Target, Uri? EndpointUrl, string? Profile, string Region, LocalStackOptions LocalStack)
{
    public const string Section = "AWS";

    private const string DefaultRegion = "us-east-1";

    /// <exception cref="DistributedApplicationException">A setting is wrong or missing; the message names all that are, and what to set.</exception>
    public static AwsTargetOptions Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        var options = Read(configuration, faults);
        return faults.Count == 0 ? options : throw new DistributedApplicationException(string.Join(Environment.NewLine, faults));
    }

    /// <summary>What is wrong or missing, a line each.</summary>
    public static IReadOnlyList<string> FaultsIn(IConfiguration configuration)
    {
        var faults = new List<string>();
        Read(configuration, faults);
        return faults;
    }

    private static AwsTargetOptions Read(IConfiguration configuration, List<string> faults)
    {
        var section = configuration.GetSection(Section);
        var target = ReadTarget(section["Target"], faults);
        var endpoint = ReadEndpoint(section["EndpointUrl"], target, faults);
        var region = section["Region"];
        if (target is AwsTargetKind.Cloud && string.IsNullOrWhiteSpace(region))
            faults.Add("AWS:Region is missing: the target Cloud needs the region to deploy to, for example --AWS:Region=eu-central-1.");

        if (target is AwsTargetKind.Cloud && !string.IsNullOrWhiteSpace(section["EndpointUrl"]))
            faults.Add("AWS:EndpointUrl is set, but the target Cloud is AWS itself: take it away, or set AWS:Target=Endpoint.");
        var localStack = LocalStackOptions.Read(configuration);
        if (target is AwsTargetKind.LocalStack) faults.AddRange(localStack.Faults());

        return new AwsTargetOptions(target, endpoint, section["Profile"], string.IsNullOrWhiteSpace(region) ? DefaultRegion : region, localStack);
    }

    private static AwsTargetKind ReadTarget(string? value, List<string> faults)
    {
        if (string.IsNullOrWhiteSpace(value))
            return AwsTargetKind.Local;
        if (Enum.GetNames<AwsTargetKind>().FirstOrDefault(name => name.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } known)
            return Enum.Parse<AwsTargetKind>(known);

        faults.Add($"AWS:Target is '{value}', which is none of {string.Join(", ", Enum.GetNames<AwsTargetKind>())}.");
        return AwsTargetKind.Local;
    }

    private static Uri? ReadEndpoint(string? value, AwsTargetKind target, List<string> faults)
    {
        if (target is not AwsTargetKind.Endpoint)
            return null;
        if (Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            return url;

        faults.Add(string.IsNullOrWhiteSpace(value)
            ? "AWS:EndpointUrl is missing: the target Endpoint needs the address to use, for example --AWS:EndpointUrl=http://127.0.0.1:5000."
            : $"AWS:EndpointUrl is '{value}', which is no http or https address.");
        return null;
    }
}
