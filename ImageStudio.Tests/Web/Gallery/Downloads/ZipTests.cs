using System.IO.Compression;
using System.Net;
using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;
using ImageStudio.Web.Gallery.Downloads;

namespace ImageStudio.Tests.Web.Gallery.Downloads;

[Collection(StudioCollection.Name)]
public sealed class ZipTests(StudioServer studio)
{
    [Fact]
    public async Task photos_come_as_one_archive_under_names_that_are_safe_and_unique()
    {
        var pictures = new[] { TestPictures.Jpeg(40, 30), TestPictures.Jpeg(41, 30), TestPictures.Jpeg(42, 30) };
        var photos = new[]
        {
            await studio.UploadAsync("../../etc/<b>:zip.jpg", pictures[0]),
            await studio.UploadAsync("_b__zip.jpg", pictures[1]),
            await studio.UploadAsync("_B__ZIP.jpg", pictures[2]),
        };

        using var archive = await PackAsync("original", [.. photos.Select(photo => photo.Id)]);

        Assert.Equal(["_b__zip.jpg", "_b__zip (2).jpg", "_B__ZIP (3).jpg"], archive.Entries.Select(entry => entry.FullName));
        for (var i = 0; i < pictures.Length; i++) Assert.Equal(pictures[i], await ReadAsync(archive.Entries[i]));
    }

    [Fact]
    public async Task a_photo_without_the_wanted_version_is_told_about_and_keeps_none_of_the_others()
    {
        var made = await studio.UploadAsync("packed.heic.png", TestPictures.Png(40, 30));
        await studio.CompleteAsync(made, Rendition.Mobile, TestPictures.Jpeg(20, 15));
        var missing = await studio.UploadAsync("not made yet.jpg", TestPictures.Jpeg(40, 30));

        using var archive = await PackAsync("mobile", $"{missing.Id},{made.Id}");

        Assert.Equal(["packed.heic.png.jpg", PhotoZip.Missing], archive.Entries.Select(entry => entry.FullName));
        Assert.Contains("not made yet.jpg", System.Text.Encoding.UTF8.GetString(await ReadAsync(archive.Entries[1])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "original", HttpStatusCode.BadRequest)]
    [InlineData("no!", "original", HttpStatusCode.NotFound)]
    [InlineData("QVdTLmpwZw", "poster", HttpStatusCode.NotFound)]
    public async Task what_cannot_be_packed_is_refused(string ids, string rendition, HttpStatusCode status)
    {
        using var answer = await studio.Http.PostAsync("/api/photos/zip", Form(rendition, [ids]));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("CON.jpg", null, "_CON.jpg")]
    [InlineData("com1", null, "_com1")]
    [InlineData("a\\b?.jpg ...", null, "b_.jpg")]
    [InlineData("missing.txt", null, "missing (2).txt")]
    [InlineData("x.heic", "image/jpeg", "x.heic.jpg")]
    [InlineData("x.JPEG", "image/jpeg", "x.JPEG")]
    [InlineData("x.heic", "image/heic", "x.heic")]
    public void a_name_is_safe_on_every_system(string name, string? type, string expected)
    {
        var names = new ZipNames();
        names.Take(PhotoZip.Missing);

        Assert.Equal(expected, names.Take(name, type));
    }

    private static FormUrlEncodedContent Form(string rendition, string[] ids) =>
        new([.. ids.Select(id => KeyValuePair.Create("ids", id)), KeyValuePair.Create("rendition", rendition)]);

    private static async Task<byte[]> ReadAsync(ZipArchiveEntry entry)
    {
        await using var content = await entry.OpenAsync();
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        return copy.ToArray();
    }

    private async Task<ZipArchive> PackAsync(string rendition, params string[] ids)
    {
        using var answer = await studio.Http.PostAsync("/api/photos/zip", Form(rendition, ids));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("application/zip", $"photos-{rendition}.zip"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileName?.Trim('"')));
        return new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
    }
}
