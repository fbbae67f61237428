using System.Globalization;

namespace ImageStudio.Tests.EndToEnd.Faults;

/// <summary>
/// How long and in which order things go wrong. <c>IMAGESTUDIO_FAULT_PHOTOS</c> is the number of uploads (24, a short form, by
/// default), <c>IMAGESTUDIO_FAULT_SEED</c> repeats a run's uploads and the order of its kills.
/// </summary>
internal sealed record FaultRunSettings(int Photos, int Seed)
{
    public static FaultRunSettings FromEnvironment() => new(Number("IMAGESTUDIO_FAULT_PHOTOS", 24), Number("IMAGESTUDIO_FAULT_SEED", 20261));

    /// <summary>Uploads between two kills: a short run has some kills, a long one some thirty, each of which takes its time.</summary>
    public int UploadsPerKill => Math.Max(4, Photos / 33);

    /// <summary>When to give up: what is hurried in a short run takes its time in a long one.</summary>
    public TimeSpan Patience => TimeSpan.FromSeconds(240 + 2 * Photos);

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : otherwise;
}
