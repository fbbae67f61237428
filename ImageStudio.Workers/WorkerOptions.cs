using ImageStudio.Contracts;
using ImageStudio.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace ImageStudio.Workers;

/// <summary>What this process does, section <c>Worker</c>.</summary>
public sealed class WorkerOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Worker";

    /// <summary>Name of a rendition (thumbnail, web, mobile, or a further one of the section <c>Renditions</c>), or notifier.</summary>
    public string Role { get; set; } = "";

    /// <summary>
    /// Processes that make renditions on this machine, or within the same container's limits, this one included, 1 to 1000: they
    /// share the memory. 0, the default, stands for one of each rendition; the AppHost sets it to what it starts.
    /// </summary>
    public int ProcessesPerMachine { get; set; }

    internal const string RolePath = $"{Section}:{nameof(Role)}";

    /// <summary>Where the address of a role's queue is set: the stack's output is named after the role.</summary>
    internal static string QueuePath(string role) => $"{AwsResources.Section}:{Capitalised(role)}QueueUrl";

    /// <summary>Where the address of a role's dead-letter queue is set.</summary>
    internal static string DeadLetterQueuePath(string role) => $"{AwsResources.Section}:{Capitalised(role)}DeadLetterQueueUrl";

    private static string Capitalised(string role) => role.Length == 0 ? role : $"{char.ToUpperInvariant(role[0])}{role[1..]}";
}

/// <summary>Names every fault of role, renditions and queue at once.</summary>
internal sealed class WorkerOptionsValidator(IConfiguration configuration, IReadOnlyList<Rendition> renditions, IReadOnlyList<string> renditionFaults)
    : IValidateOptions<WorkerOptions>
{
    public ValidateOptionsResult Validate(string? name, WorkerOptions options)
    {
        var faults = new List<string>(renditionFaults);
        var roles = renditions.Select(rendition => rendition.Name).Append(WorkerRole.Notifier).ToArray();
        if (!roles.Contains(options.Role)) faults.Add($"{WorkerOptions.RolePath} is '{options.Role}'; it is one of {string.Join(", ", roles)} (environment variable Worker__Role).");
        else if (!Uri.TryCreate(configuration[WorkerOptions.QueuePath(options.Role)], UriKind.Absolute, out _)) faults.Add(NoQueue(options.Role));
        if (options.ProcessesPerMachine is < 0 or > 1000)
            faults.Add(FormattableString.Invariant($"{WorkerOptions.Section}:{nameof(WorkerOptions.ProcessesPerMachine)} is {options.ProcessesPerMachine}; it is 0 to 1000."));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private string NoQueue(string role) =>
        $"{WorkerOptions.QueuePath(role)} is '{configuration[WorkerOptions.QueuePath(role)]}'; it is the address of the queue of the role {role}, which the AppHost takes from the stack's output of that name.";
}
