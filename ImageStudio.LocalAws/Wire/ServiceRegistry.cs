using System.Collections.Frozen;

namespace ImageStudio.LocalAws.Wire;

/// <summary>Finds the service that a request means.</summary>
internal sealed class ServiceRegistry(IEnumerable<ServiceDefinition> services)
{
    private readonly ServiceDefinition[] _services = [.. services];

    private readonly FrozenDictionary<string, ServiceDefinition> _byTarget = services
        .Where(s => s.TargetPrefix is not null).ToFrozenDictionary(s => s.TargetPrefix!, StringComparer.Ordinal);

    public IReadOnlyList<ServiceDefinition> Services => _services;

    public ServiceDefinition? OfTarget(string? prefix) => prefix is not null ? _byTarget.GetValueOrDefault(prefix) : null;

    /// <summary>Credential scope or host first, then the API version, then an action that only one service has (a link, a curl).</summary>
    public ServiceDefinition? OfQuery(string? signingName, string? version, string? action) =>
        Array.Find(_services, s => s.SigningName == signingName)
        ?? Array.Find(_services, s => s.ApiVersion == version)
        ?? (Array.FindAll(_services, s => action is not null && s.Operations.ContainsKey(action)) is [var only] ? only : null);
}
