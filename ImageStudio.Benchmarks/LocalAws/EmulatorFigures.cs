using ImageStudio.Benchmarks.Pipeline;

namespace ImageStudio.Benchmarks.LocalAws;

/// <summary>What one emulator does; each round adds to it.</summary>
internal sealed class EmulatorFigures(string name)
{
    public string Name => name;

    /// <summary>From the start of the process to its first answer, once per round.</summary>
    public List<TimeSpan> Starts { get; } = [];

    /// <summary>Resident memory some time after the start, in MB, once per round.</summary>
    public List<double> IdleMemory { get; } = [];

    /// <summary>Operations per second by load and number of connections, once per round.</summary>
    public Dictionary<(string Load, int Connections), List<double>> Rates { get; } = [];

    /// <summary>From a request to the last queue, by the way it goes, once per round.</summary>
    public Dictionary<string, List<Latencies>> Deliveries { get; } = [];

    public LargeObject? Large { get; set; }

    public void AddRate(string load, int connections, double rate)
    {
        if (!Rates.TryGetValue((load, connections), out var rates)) Rates[(load, connections)] = rates = [];
        rates.Add(rate);
    }

    public void AddDelivery(string way, Latencies latencies)
    {
        if (!Deliveries.TryGetValue(way, out var all)) Deliveries[way] = all = [];
        all.Add(latencies);
    }
}
