using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Amazon.S3.Model;
using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Gallery.Journey;

namespace ImageStudio.Tests.Web.Gallery.Journey;

[Collection(StudioCollection.Name)]
public sealed class JourneyTests(StudioServer studio)
{
    private static readonly DateTimeOffset _start = new(2026, 5, 4, 12, 0, 0, 250, TimeSpan.Zero);

    [Fact]
    public async Task a_journey_tells_what_was_noted_in_the_order_of_time()
    {
        var photo = await studio.UploadAsync("travelled.jpg", TestPictures.Jpeg(40, 30));
        foreach (var rendition in Rendition.Defaults) await MakeAsync(photo, rendition);
        await NoteMailAsync(photo, MailNote.ReadyKind, _start.AddSeconds(3), sent: true);
        await NoteMailAsync(photo, MailNote.FailedKind, _start.AddSeconds(4), sent: false);

        var journey = (await studio.Http.GetFromJsonAsync<PhotoJourney>($"{photo.Url}/journey"))!;

        Assert.Equal(
            ["received", "queued", "queued", "queued", "rendition", "rendition", "rendition", "ready", "mail"],
            journey.Events.Select(each => JsonSerializer.Serialize(each.Kind).Trim('"')));
        Assert.Equal(_start, journey.Events[0].At);
        Assert.Equal(("thumbnail queue", _start.AddMilliseconds(100), 400), (journey.Events[1].Who, journey.Events[1].At, journey.Events[1].DurationMs));
        Assert.Equal(("thumbnail worker", _start.AddSeconds(2), 77), (journey.Events[4].Who, journey.Events[4].At, journey.Events[4].DurationMs));
        Assert.Equal(_start.AddSeconds(3), journey.Events[8].At);
    }

    [Fact]
    public async Task what_nobody_noted_is_left_out()
    {
        var photo = await studio.UploadAsync("barely known.jpg", TestPictures.Jpeg(40, 30));
        await studio.CompleteAsync(photo, Rendition.Thumbnail, TestPictures.Jpeg(20, 15));
        await studio.FailAsync(photo, Rendition.Web, "It is torn.");

        var journey = (await studio.Http.GetFromJsonAsync<PhotoJourney>($"{photo.Url}/journey"))!;

        Assert.Equal([JourneyEventKind.Received, JourneyEventKind.Rendition, JourneyEventKind.Failed], journey.Events.Select(each => each.Kind).Order());
        Assert.Contains("It is torn.", Assert.Single(journey.Events, each => each.Kind == JourneyEventKind.Failed).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await studio.Http.GetAsync("/api/photos/QVdTLmpwZw/journey")).StatusCode);
    }

    [Fact]
    public async Task a_photo_alone_tells_its_filter_its_trace_and_what_was_saved()
    {
        await using var web = studio.StartWeb(configure: host => host.UseSetting("Studio:TraceUrl", "https://traces.example/{traceId}"));
        using var http = web.CreateClient();
        using var answer = await studio.PostAsync("holiday/told.jpg", TestPictures.Jpeg(40, 30), "&filter=sepia");
        var photo = await StudioServer.ReadAsync<Photo>(answer);
        await studio.CompleteAsync(photo, Rendition.Thumbnail, [0xFF, 0xD8, 0xFF]);

        var told = (await http.GetFromJsonAsync<Photo>(photo.Url))!;
        var elsewhere = (await studio.Http.GetFromJsonAsync<Photo>(photo.Url))!;

        Assert.Equal(("sepia", "image/jpeg", "holiday/told.jpg"), (told.Filter, told.ContentType, told.OriginalName));
        Assert.Equal($"https://traces.example/{told.TraceId}", told.TraceUrl);
        Assert.Equal((32, (string?)null), (elsewhere.TraceId!.Length, elsewhere.TraceUrl));
        Assert.Equal((photo.Bytes - 3, "image/jpeg"), (told.Renditions[0].SavedBytes, told.Renditions[0].ContentType));
    }

    private Task MakeAsync(Photo photo, Rendition rendition)
    {
        var request = new PutObjectRequest { BucketName = StudioServer.Bucket, Key = ObjectKeys.ForRendition(photo.Key, rendition), ContentBody = "x", ContentType = "image/jpeg" };
        request.Metadata.Add(UploadMetadata.SourceETag, photo.ETag);
        request.Metadata.Add(UploadMetadata.ProcessingMilliseconds, "77");
        request.Metadata.Add(UploadMetadata.ReceivedAt, Text(_start));
        request.Metadata.Add(UploadMetadata.QueuedAt, Text(_start.AddMilliseconds(100)));
        request.Metadata.Add(UploadMetadata.StartedAt, Text(_start.AddMilliseconds(500)));
        request.Metadata.Add(UploadMetadata.MadeAt, Text(_start.AddSeconds(2)));
        return studio.S3.PutObjectAsync(request);
    }

    private Task NoteMailAsync(Photo photo, string kind, DateTimeOffset at, bool sent) =>
        studio.PutAsync(ObjectKeys.ForMail(photo.Key, photo.ETag, kind), JsonSerializer.Serialize(new MailNote("m", at, sent), ContractsJsonContext.Default.MailNote), "application/json");

    private static string Text(DateTimeOffset time) => time.ToString("o");
}
