using Amazon.S3.Model;
using ImageStudio.AppHost;
using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Tests.Fixtures;
using ImageStudio.Web.Gallery;
using ResourceNames = ImageStudio.AppHost.ResourceNames;

namespace ImageStudio.Tests.EndToEnd;

/// <summary>Photos on their way through everything, on whatever target.</summary>
public abstract class PipelineTests(StudioFixture fixture)
{
    private readonly StudioDriver _studio = fixture.Studio;

    [TargetFact]
    public async Task A_photo_becomes_three_upright_renditions_without_metadata_and_two_mails()
    {
        var photo = await _studio.ReadyAsync(await _studio.UploadAsync("Sunset.jpg", TestPictures.Jpeg(2400, 1600, orientation: 6)));

        Assert.Equal([("thumbnail", 320, 213), ("web", 1620, 1080), ("mobile", 640, 427)], photo.Renditions.Select(rendition => (rendition.Name, rendition.Width!.Value, rendition.Height!.Value)));
        foreach (var rendition in photo.Renditions)
        {
            var picture = await _studio.PictureAsync(rendition);
            Assert.Equal(rendition.Bytes, picture.Length);
            Assert.Equal([0xFF, 0xD8], picture[..2]);
            Assert.DoesNotContain("Exif", System.Text.Encoding.Latin1.GetString(picture), StringComparison.Ordinal);
        }

        await _studio.QueuesAreEmptyAsync();
        await _studio.MailedAsync(photo, 2);
    }

    [TargetTheory]
    [InlineData("ingest/Été & Söhne/My photo+1 100%.jpg")]
    [InlineData("ingest/plain.jpg")]
    public async Task A_photo_put_by_any_S3_client_works_the_same_whatever_its_key(string key)
    {
        await _studio.S3.PutObjectAsync(new PutObjectRequest { BucketName = _studio.Bucket, Key = key, InputStream = new MemoryStream(TestPictures.Jpeg(800, 600)) });
        Assert.True(PhotoId.TryFromKey(key, out var id));

        await _studio.StateAsync(id.ToString(), StudioPhoto.Ready);

        foreach (var rendition in Rendition.Defaults)
        {
            var stored = await _studio.S3.GetObjectMetadataAsync(_studio.Bucket, ObjectKeys.ForRendition(key, rendition));
            Assert.Equal("image/jpeg", stored.Headers.ContentType);
        }
    }

    [TargetFact]
    public async Task Uploads_succeed_while_no_worker_runs_and_are_finished_when_they_do()
    {
        string[] workers = [ResourceNames.ThumbnailWorker, ResourceNames.WebWorker, ResourceNames.MobileWorker];
        await Task.WhenAll(workers.Select(worker => _studio.StopAsync(worker)));

        var photos = new List<StudioPhoto>();
        for (var i = 0; i < 5; i++) photos.Add(await _studio.UploadAsync($"Backlog {i}.jpg", TestPictures.Jpeg(640 + i, 480)));
        foreach (var photo in photos) Assert.Equal(StudioPhoto.Received, (await _studio.PhotoAsync(photo.Id)).State);

        await Task.WhenAll(workers.Select(worker => _studio.StartAsync(worker)));
        foreach (var photo in photos) await _studio.ReadyAsync(photo);
        await _studio.QueuesAreEmptyAsync();
    }

    [TargetFact]
    public async Task A_deleted_photo_takes_its_renditions_along()
    {
        var photo = await _studio.ReadyAsync(await _studio.UploadAsync("Regret.png", TestPictures.Png(400, 300)));

        await _studio.DeleteAsync(photo);
        await _studio.QueuesAreEmptyAsync();

        var left = await _studio.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _studio.Bucket });
        Assert.DoesNotContain(left.S3Objects ?? [], item => item.Key.Contains("Regret", StringComparison.Ordinal));
    }
}

/// <inheritdoc/>
[Collection(OnLocal.Name)]
public sealed class PipelineOnLocalTests(LocalStudio studio) : PipelineTests(studio);

/// <inheritdoc/>
[Collection(OnEndpoint.Name), NeedsTool(MotoServer.ToolName)]
public sealed class PipelineOnEndpointTests(MotoStudio studio) : PipelineTests(studio);
