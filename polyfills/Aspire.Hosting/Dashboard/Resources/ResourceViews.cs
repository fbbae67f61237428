using System.Collections.Immutable;

namespace Aspire.Hosting.Dashboard.Resources;

/// <summary>A resource as the table shows it. Times are ISO 8601 in UTC.</summary>
/// <param name="Id">Of this instance: name and number where there are replicas.</param>
/// <param name="Health">Healthy, Degraded or Unhealthy while it runs; null otherwise.</param>
/// <param name="Source">What it is made of: a project, a command, a value.</param>
/// <param name="Restarts">How often it was started again since the AppHost started.</param>
/// <param name="LastLines">The end of its console, where it has ended.</param>
internal sealed record ResourceView(
    string Id,
    string Name,
    string Type,
    string? State,
    string? StateStyle,
    string? Health,
    ImmutableArray<HealthView> HealthReports,
    DateTime? Created,
    DateTime? Started,
    DateTime? Stopped,
    int? ExitCode,
    int Restarts,
    string Source,
    ImmutableArray<UrlView> Urls,
    ImmutableArray<CommandView> Commands,
    ImmutableArray<string> WaitsFor,
    ImmutableArray<string> LastLines,
    bool IsHidden);

/// <summary>A check without the time of its last run, which would make a resource look changed every few seconds.</summary>
internal sealed record HealthView(string Name, string? Status, string? Description);

internal sealed record UrlView(string Text, string Url, bool IsDetail);

/// <param name="Confirmation">What to ask before it is run; null where nothing is asked.</param>
internal sealed record CommandView(string Name, string DisplayName, string? Description, string? Confirmation, bool IsHighlighted, bool IsEnabled);

/// <summary>What the panel beside the table adds.</summary>
internal sealed record ResourceDetails(
    ResourceView Resource,
    ImmutableArray<PropertyView> Properties,
    ImmutableArray<PropertyView> Environment,
    ImmutableArray<RelationshipView> Relationships,
    ImmutableArray<RelationshipView> Waits);

/// <param name="IsSecret">Never sent: somebody marked it as sensitive, and the value is empty.</param>
internal sealed record PropertyView(string Name, string Value, bool IsSecret);

internal sealed record RelationshipView(string Resource, string Type);
