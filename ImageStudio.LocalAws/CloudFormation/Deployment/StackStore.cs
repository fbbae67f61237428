using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Storage;

namespace ImageStudio.LocalAws.CloudFormation.Deployment;

/// <summary>All stacks, their events and change sets; what a save has returned for is on disk.</summary>
internal sealed class StackStore(IJournals journals) : IServiceState
{
    /// <summary>Deleted stacks that are remembered, for those who ask by id.</summary>
    private const int MaxDeleted = 100;

    /// <summary>Events that are remembered of each stack.</summary>
    private const int MaxEvents = 2_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _stacks = new(StringComparer.Ordinal);
    private readonly List<ChangeSet> _changeSets = [];
    private readonly IJournal<StackRecord> _journal = journals.Open("cloudformation", StackJournalJson.Default.StackRecord);

    public async ValueTask RestoreAsync(CancellationToken cancellationToken)
    {
        await foreach (var record in _journal.ReplayAsync(cancellationToken))
            Apply(record);
        _journal.CompactWith(_lock, Snapshot);
    }

    public async ValueTask ResetAsync(CancellationToken cancellationToken)
    {
        foreach (var id in All().Select(s => s.Id))
            await AppendAsync(new StackForgotten(id), cancellationToken);
    }

    /// <summary>All stacks, deleted ones too, newest first.</summary>
    public IReadOnlyList<Stack> All()
    {
        lock (_lock)
            return [.. _stacks.Values.Select(e => e.Stack).OrderByDescending(s => s.CreatedAt)];
    }

    /// <summary>By name the stack that exists in the region; by ARN also one that was deleted. <c>null</c> where there is none.</summary>
    public Stack? Find(string nameOrId, string region)
    {
        lock (_lock)
        {
            return _stacks.TryGetValue(nameOrId, out var entry)
                ? entry.Stack
                : _stacks.Values.Select(e => e.Stack).FirstOrDefault(s => s.Name == nameOrId && s.Region == region && s.Status != StackStatus.DeleteComplete);
        }
    }

    /// <exception cref="AwsException">There is no such stack.</exception>
    public Stack Get(string? nameOrId, string region) =>
        string.IsNullOrEmpty(nameOrId)
            ? throw CloudFormationErrors.Validation("1 validation error detected: Value null at 'stackName' failed to satisfy constraint: Member must not be null")
            : Find(nameOrId, region) ?? throw CloudFormationErrors.StackNotFound(nameOrId);

    /// <summary>A stack's events, newest first.</summary>
    public IReadOnlyList<StackEvent> Events(string stackId)
    {
        lock (_lock)
            return _stacks.TryGetValue(stackId, out var entry) ? [.. Enumerable.Reverse(entry.Events)] : [];
    }

    /// <summary>The value of an export of any stack in the region, with the stack that exports it.</summary>
    public (Stack Stack, StackOutput Output)? Export(string name, string region) =>
        All().Where(s => s.Region == region && s.Status != StackStatus.DeleteComplete)
            .SelectMany(s => s.Outputs.Select(o => ((Stack, StackOutput)?)(s, o)))
            .FirstOrDefault(e => e!.Value.Item2.ExportName == name);

    /// <summary>A stack's change sets, in the order of their making.</summary>
    public IReadOnlyList<ChangeSet> ChangeSets(string stackId)
    {
        lock (_lock)
            return [.. _changeSets.Where(c => c.StackId == stackId)];
    }

    /// <summary>By ARN, or by name together with the stack's name or ARN.</summary>
    /// <exception cref="AwsException">There is no such change set.</exception>
    public ChangeSet GetChangeSet(string? nameOrId, string? stack, string region)
    {
        lock (_lock)
        {
            return _changeSets.Find(c => c.Id == nameOrId)
                ?? _changeSets.Find(c => c.Name == nameOrId && ((c.StackName == stack && c.Target.Region == region) || c.StackId == stack))
                ?? throw CloudFormationErrors.ChangeSetNotFound(nameOrId ?? "");
        }
    }

    public ValueTask SaveAsync(Stack stack, IReadOnlyList<StackEvent> events, CancellationToken cancellationToken) =>
        AppendAsync(new StackSaved(stack, events), cancellationToken);

    public ValueTask SaveAsync(ChangeSet changeSet, CancellationToken cancellationToken) => AppendAsync(new ChangeSetSaved(changeSet), cancellationToken);

    public ValueTask RemoveAsync(ChangeSet changeSet, CancellationToken cancellationToken) => AppendAsync(new ChangeSetRemoved(changeSet.Id), cancellationToken);

    /// <summary>Forgets a stack that never came to be.</summary>
    public ValueTask ForgetAsync(Stack stack, CancellationToken cancellationToken) => AppendAsync(new StackForgotten(stack.Id), cancellationToken);

    private ValueTask AppendAsync(StackRecord record, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Apply(record);
            return _journal.AppendAsync(record, cancellationToken);
        }
    }

    private void Apply(StackRecord record)
    {
        switch (record)
        {
            case StackSaved(var stack, var events):
                Save(stack, events);
                break;
            case StackForgotten(var id):
                _stacks.Remove(id);
                _changeSets.RemoveAll(c => c.StackId == id);
                break;
            case ChangeSetSaved(var changeSet):
                _changeSets.RemoveAll(c => c.Id == changeSet.Id);
                _changeSets.Add(changeSet);
                break;
            case ChangeSetRemoved(var id):
                _changeSets.RemoveAll(c => c.Id == id);
                break;
        }
    }

    private void Save(Stack stack, IReadOnlyList<StackEvent> events)
    {
        if (!_stacks.TryGetValue(stack.Id, out var entry))
            _stacks[stack.Id] = entry = new Entry(stack);
        entry.Stack = stack;
        entry.Events.AddRange(events);
        if (entry.Events.Count > MaxEvents)
            entry.Events.RemoveRange(0, entry.Events.Count - MaxEvents);
        if (stack.Status == StackStatus.DeleteComplete)
            ForgetOldest();
    }

    private void ForgetOldest()
    {
        var deleted = _stacks.Values.Select(e => e.Stack).Where(s => s.Status == StackStatus.DeleteComplete).OrderBy(s => s.DeletedAt).ToList();
        foreach (var stack in deleted.Take(deleted.Count - MaxDeleted))
            _stacks.Remove(stack.Id);
    }

    private IEnumerable<StackRecord> Snapshot() =>
        _stacks.Values.Select(e => (StackRecord)new StackSaved(e.Stack, [.. e.Events]))
            .Concat(_changeSets.Select(c => new ChangeSetSaved(c)));

    private sealed class Entry(Stack stack)
    {
        public Stack Stack { get; set; } = stack;

        public List<StackEvent> Events { get; } = [];
    }
}
