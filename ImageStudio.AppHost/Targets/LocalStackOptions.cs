using Microsoft.Extensions.Configuration;

namespace ImageStudio.AppHost.Targets;

/// <summary>Settings of the container, section <c>AWS:LocalStack</c>: LocalStack, or any other image that answers for AWS on one port.</summary>
internal sealed record LocalStackOptions
{
    public const string Section = "AWS:LocalStack";

    /// <summary>The name of the parameter that holds the token.</summary>
    public const string TokenParameter = "localstack-auth-token";

    /// <summary>Image without tag.</summary>
    public string Image { get; init; } = "localstack/localstack";

    /// <summary>Tag of the image; by default one of the community edition, for later ones ask for an account.</summary>
    public string Tag { get; init; } = "4.14";

    /// <summary>Port in the container.</summary>
    public int Port { get; init; } = 4566;

    /// <summary>Path that answers 200 when the container is ready.</summary>
    public string HealthPath { get; init; } = "/_localstack/health";

    /// <summary>The variable in which the image wants its token.</summary>
    public string TokenVariable { get; init; } = "LOCALSTACK_AUTH_TOKEN";

    /// <summary>Whether the image does nothing without a token; one that is set is passed on in any case.</summary>
    public bool NeedsToken { get; init; }

    /// <summary>From <c>Parameters:localstack-auth-token</c> (user secrets), or the environment variable of the image's own name.</summary>
    public string? Token { get; init; }

    public static LocalStackOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection(Section).Get<LocalStackOptions>() ?? new LocalStackOptions();
        return options with { Token = configuration[$"Parameters:{TokenParameter}"] ?? Environment.GetEnvironmentVariable(options.TokenVariable) };
    }

    /// <summary>What is wrong or missing, a line each.</summary>
    public IEnumerable<string> Faults()
    {
        if (string.IsNullOrWhiteSpace(Image)) yield return $"{Section}:Image is empty; it names the container's image, for example localstack/localstack.";
        if (Port is < 1 or > 65535) yield return $"{Section}:Port is {Port}, which is no port from 1 to 65535.";
        if (!HealthPath.StartsWith('/')) yield return $"{Section}:HealthPath is '{HealthPath}'; it begins with a slash.";
        if (NeedsToken && string.IsNullOrWhiteSpace(Token))
            yield return $"{Section}:NeedsToken is set and there is no token: dotnet user-secrets set Parameters:{TokenParameter} … --project ImageStudio.AppHost, or set the environment variable {TokenVariable}.";
    }
}
