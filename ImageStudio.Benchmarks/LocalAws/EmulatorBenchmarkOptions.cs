using System.ComponentModel.DataAnnotations;

namespace ImageStudio.Benchmarks.LocalAws;

/// <summary>What is measured, for how long, and beside whom.</summary>
internal sealed class EmulatorBenchmarkOptions : IValidatableObject
{
    /// <summary>How long each load runs on each emulator in each round, in seconds.</summary>
    [Range(0.1, 600)]
    public double Seconds { get; set; } = 3;

    /// <summary>How often all of it is repeated; the report has the means.</summary>
    [Range(1, 100)]
    public int Rounds { get; set; } = 2;

    /// <summary>How many connections carry load at once, besides one.</summary>
    [Range(2, 1000)]
    public int Connections { get; set; } = 50;

    /// <summary>How many uploads are followed to their queue, one after the other.</summary>
    [Range(1, 100_000)]
    public int Deliveries { get; set; } = 200;

    /// <summary>Size of the large object in MB, for LocalAws.</summary>
    [Range(1, 100_000)]
    public int LargeMegabytes { get; set; } = 1024;

    /// <summary>Size of the large object in MB for the peers, which may hold all of it in memory.</summary>
    [Range(1, 100_000)]
    public int PeerLargeMegabytes { get; set; } = 256;

    /// <summary>Only loads whose name contains this, or <c>delivery</c>, or <c>large object</c>; all by default.</summary>
    public string Only { get; set; } = "";

    /// <summary>Where fauxqs is installed: <c>npm install --prefix FOLDER fauxqs@2 node@22</c>. Without it fauxqs is left out.</summary>
    public string FauxqsFolder { get; set; } = "";

    /// <summary>moto's server; empty leaves moto out.</summary>
    public string MotoServer { get; set; } = "moto_server";

    /// <summary>File that the report is written to; the console by default.</summary>
    public string Report { get; set; } = "";

    /// <summary>Whether something of this name is measured.</summary>
    public bool Includes(string name) => name.Contains(Only, StringComparison.OrdinalIgnoreCase);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (FauxqsFolder.Length > 0 && !Directory.Exists(Path.Combine(FauxqsFolder, "node_modules", "fauxqs")))
            yield return new ValidationResult($"--FauxqsFolder={FauxqsFolder} holds no fauxqs: npm install --prefix {FauxqsFolder} fauxqs@2 node@22");
    }
}
