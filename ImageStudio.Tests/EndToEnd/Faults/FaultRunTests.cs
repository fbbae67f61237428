using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Xunit.Abstractions;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.EndToEnd.Faults;

/// <summary>
/// Processes are killed at random under load, LocalAws among them, while photos, duplicates, replays and files that are no
/// photos come in. Short by default; <see cref="FaultRunSettings"/> makes it long.
/// </summary>
[Collection(OnMortal.Name)]
public sealed class FaultRunTests(MortalStudio fixture, ITestOutputHelper output)
{
    private const int UploadsAtOnce = 4;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private readonly StudioDriver _studio = fixture.Studio;
    private readonly FaultRunSettings _settings = FaultRunSettings.FromEnvironment();

    [Fact]
    public async Task Whatever_dies_each_upload_ends_with_its_renditions_or_its_reason_and_each_mail_goes_out_once()
    {
        using var deadline = new CancellationTokenSource(_settings.Patience, TimeProvider.System);
        using var sns = new AmazonSimpleNotificationServiceClient(
            new BasicAWSCredentials("test", "test"), new AmazonSimpleNotificationServiceConfig { ServiceURL = fixture.Aws.ToString() });
        var load = new FaultLoad(_studio, sns);
        var kills = new RandomKills(_studio, _settings);

        var cases = await SendAsync(load, kills, deadline.Token);
        await UntilRightAsync(new FaultVerdict(_studio, load), cases, deadline.Token);

        await _studio.QueuesAreEmptyAsync();
        await MailsWentOutOnceAsync(kills);
        output.WriteLine($"{cases.Count} uploads, killed: {string.Join(", ", kills.Kills.Select(kill => $"{kill.Key} {kill.Value} times"))}");
    }

    // Pictures are made as they are sent: a long run would begin with minutes of that alone.
    private async Task<List<FaultCase>> SendAsync(FaultLoad load, RandomKills kills, CancellationToken cancellationToken)
    {
        var cases = new List<FaultCase>();
        foreach (var batch in FaultCase.Make(_settings).Chunk(_settings.UploadsPerKill))
        {
            cases.AddRange(batch);
            var killing = kills.NextAsync();
            await Parallel.ForEachAsync(batch, new ParallelOptions { MaxDegreeOfParallelism = UploadsAtOnce, CancellationToken = cancellationToken }, async (each, token) => await load.SendAsync(each, token));
            await killing;
        }

        return cases;
    }

    private static async Task UntilRightAsync(FaultVerdict verdict, List<FaultCase> cases, CancellationToken deadline)
    {
        while (await verdict.ComplaintsAsync(cases, CancellationToken.None) is { Count: > 0 } complaints)
        {
            if (deadline.IsCancellationRequested) Assert.Fail($"{complaints.Count} complaints: {string.Join("; ", complaints.Take(20))}");
            await Task.Delay(Interval, TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>Who is killed between handing a mail over and noting so may send it again; nobody else may.</summary>
    private async Task MailsWentOutOnceAsync(RandomKills kills)
    {
        // Versions of a replaced photo may read the same in their mails.
        var mails = (await _studio.MailsAsync("faults%2F", 0)).Where(mail => !mail.Subject.Contains(nameof(FaultKind.Replaced), StringComparison.Ordinal));
        var doubles = mails.GroupBy(mail => mail).Where(same => same.Count() > 1).Select(same => $"{same.Count()} times {same.Key.Subject}").ToList();
        var excused = kills.Kills.GetValueOrDefault(ResourceNames.Notifier) + kills.Kills.GetValueOrDefault(ResourceNames.LocalAws);
        foreach (var each in doubles) output.WriteLine(each);
        Assert.True(doubles.Count <= excused, string.Join("; ", doubles));
    }
}
