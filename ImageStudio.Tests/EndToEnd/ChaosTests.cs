using ImageStudio.AppHost;
using ImageStudio.Tests.Builders;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.EndToEnd;

/// <summary>Processes die in the middle of their work, and no photo is lost.</summary>
[Collection(OnMortal.Name)]
public sealed class ChaosTests(MortalStudio mortal)
{
    private readonly StudioDriver _studio = mortal.Studio;

    [Fact]
    public async Task Two_workers_of_a_kind_share_the_work_and_one_goes_on_alone_when_the_other_is_killed()
    {
        await _studio.KillAsync(ResourceNames.ThumbnailWorker, replica: 0);

        var photos = await UploadAsync("Widowed", 4);
        foreach (var photo in photos) await _studio.ReadyAsync(photo);

        await _studio.StartAsync(ResourceNames.ThumbnailWorker, replica: 0);
        await _studio.QueuesAreEmptyAsync();
    }

    [Fact]
    public async Task A_worker_can_be_restarted_on_request_while_photos_come_in()
    {
        var photos = await UploadAsync("Interrupted", 4);

        await _studio.RestartAsync(ResourceNames.WebWorker);

        foreach (var photo in photos) await _studio.ReadyAsync(photo);
        await _studio.QueuesAreEmptyAsync();
    }

    private async Task<List<StudioPhoto>> UploadAsync(string name, int count)
    {
        var photos = new List<StudioPhoto>();
        for (var i = 0; i < count; i++) photos.Add(await _studio.UploadAsync($"{name} {i}.jpg", TestPictures.Jpeg(1600 + i, 1200)));
        return photos;
    }
}
