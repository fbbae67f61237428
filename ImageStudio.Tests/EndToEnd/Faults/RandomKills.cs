using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.EndToEnd.Faults;

/// <summary>Kills a process of the system whenever so many uploads have been sent, LocalAws included, and starts it again.</summary>
internal sealed class RandomKills(StudioDriver studio, FaultRunSettings settings)
{
    private readonly Random _random = new(settings.Seed);
    private readonly Dictionary<string, int> _kills = [];
    private Queue<string> _next = [];

    /// <summary>How often each was killed.</summary>
    public IReadOnlyDictionary<string, int> Kills => _kills;

    public async Task NextAsync()
    {
        // In rounds, so that a short run too has everybody.
        if (_next.Count == 0) _next = new Queue<string>(Shuffled());
        var victim = _next.Dequeue();
        _kills[victim] = _kills.GetValueOrDefault(victim) + 1;
        await studio.KillAsync(victim);
        await studio.StartAsync(victim);
    }

    private string[] Shuffled()
    {
        string[] all = [ResourceNames.LocalAws, .. ResourceNames.Services];
        _random.Shuffle(all);
        return all;
    }
}
