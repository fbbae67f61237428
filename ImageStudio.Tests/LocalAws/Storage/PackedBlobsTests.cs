using System.Security.Cryptography;
using ImageStudio.LocalAws.Storage;
using ImageStudio.LocalAws.Storage.Packing;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.LocalAws.Storage;

public sealed class PackedBlobsTests : IDisposable
{
    private const int SegmentSize = 1024 * 1024;

    private readonly TemporaryFolder _folder = new();

    private string Segment1 => Path.Combine(_folder.Path, "packed", "00000001.bodies");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Small_bodies_share_a_file_and_are_there_again_after_a_restart()
    {
        var bodies = Enumerable.Range(0, 100).Select(n => RandomNumberGenerator.GetBytes(n * 50)).ToList();
        List<string> ids = [];
        using (var opened = Open())
        {
            ids.AddRange(await Task.WhenAll(bodies.Select(body => Task.Run(() => AddAsync(opened.Blobs, body)))));
            opened.Blobs.Flush();
            Assert.Equal(bodies, ids.Select(id => Read(opened.Blobs, id)));
        }

        using var again = Open();
        again.Blobs.RetainOnly(ids.ToHashSet());
        Assert.Equal(bodies, ids.Select(id => Read(again.Blobs, id)));
        Assert.Equal(1, Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Count(path => path.EndsWith(".bodies", StringComparison.Ordinal)));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.Path, "objects")));
    }

    [Fact]
    public async Task A_large_body_gets_a_file_of_its_own()
    {
        using var opened = Open();
        var body = RandomNumberGenerator.GetBytes(PackedBlobs.MaxPacked + 1);
        var id = await AddAsync(opened.Blobs, body, piece: 100_000);

        Assert.Equal([id], Directory.GetFiles(Path.Combine(_folder.Path, "objects")).Select(Path.GetFileName));
        Assert.Equal(body, Read(opened.Blobs, id));
        opened.Blobs.Remove(id);
        Assert.Null(opened.Blobs.OpenRead(id));
    }

    [Fact]
    public async Task Reading_begins_and_ends_where_the_body_does()
    {
        using var opened = Open();
        var ids = new[] { await AddAsync(opened.Blobs, [1, 2, 3]), await AddAsync(opened.Blobs, [4, 5, 6]), await AddAsync(opened.Blobs, [7]) };

        using var stream = opened.Blobs.OpenRead(ids[1])!;
        stream.Position = 1;
        var buffer = new byte[10];
        Assert.Equal(2, await stream.ReadAsync(buffer));
        Assert.Equal([5, 6, 0], buffer[..3]);
        Assert.Equal(0, await stream.ReadAsync(buffer));
    }

    [Fact]
    public async Task What_is_removed_goes_back_to_the_disk_and_its_neighbours_stay()
    {
        using var opened = Open();
        var bodies = Enumerable.Range(0, 20).Select(n => RandomNumberGenerator.GetBytes(10_000)).ToList();
        List<string> ids = [];
        foreach (var body in bodies)
            ids.Add(await AddAsync(opened.Blobs, body));

        foreach (var n in Enumerable.Range(5, 10))
        {
            opened.Blobs.Remove(ids[n]);
            opened.Blobs.Remove(ids[n]);
        }

        Assert.All(Enumerable.Range(5, 10), n => Assert.Null(opened.Blobs.OpenRead(ids[n])));
        Assert.All(Enumerable.Range(0, 20).Where(n => n is < 5 or >= 15), n => Assert.Equal(bodies[n], Read(opened.Blobs, ids[n])));
        // What a hole reads as; other systems keep the room until the whole segment is free.
        if (OperatingSystem.IsLinux())
            Assert.All((await ReadFileAsync(Segment1))[65_536..147_456], b => Assert.Equal(0, b));
    }

    [Fact]
    public async Task A_start_keeps_what_is_named_and_gives_back_the_rest()
    {
        var body = RandomNumberGenerator.GetBytes(50_000);
        string kept;
        using (var opened = Open())
        {
            await AddAsync(opened.Blobs, RandomNumberGenerator.GetBytes(50_000));
            kept = await AddAsync(opened.Blobs, body);
            await AddAsync(opened.Blobs, RandomNumberGenerator.GetBytes(50_000));
        }

        using var again = Open();
        again.Blobs.RetainOnly(new HashSet<string> { kept });
        Assert.Equal(body, Read(again.Blobs, kept));
        if (OperatingSystem.IsLinux())
            Assert.All((await ReadFileAsync(Segment1))[..49_152], b => Assert.Equal(0, b));
        Assert.NotEqual(kept, await AddAsync(again.Blobs, [1]));
        Assert.Equal(body, Read(again.Blobs, kept));
    }

    [Fact]
    public async Task A_segment_without_a_body_is_deleted()
    {
        using var opened = Open();
        List<string> ids = [];
        for (var n = 0; n < 15; n++)
            ids.Add(await AddAsync(opened.Blobs, RandomNumberGenerator.GetBytes(100_000)));
        Assert.True(File.Exists(Segment1));

        ids[..9].ForEach(opened.Blobs.Remove);
        Assert.True(File.Exists(Segment1));
        opened.Blobs.Remove(ids[9]);
        Assert.False(File.Exists(Segment1));
        opened.Blobs.Flush();
        Assert.All(ids[10..], id => Assert.NotNull(opened.Blobs.OpenRead(id)));
    }

    [Fact]
    public async Task A_lost_body_is_missing_and_nothing_is_ever_written_in_its_place()
    {
        string kept, cut;
        using (var opened = Open())
        {
            kept = await AddAsync(opened.Blobs, [1, 2, 3]);
            cut = await AddAsync(opened.Blobs, [4, 5, 6]);
        }
        using (var file = File.OpenWrite(Segment1))
            file.SetLength(4);

        using (var again = Open())
        {
            again.Blobs.RetainOnly(new HashSet<string> { kept, cut });
            Assert.Equal([1, 2, 3], Read(again.Blobs, kept));
            Assert.Null(again.Blobs.OpenRead(cut));
            Assert.Equal([9], Read(again.Blobs, await AddAsync(again.Blobs, [9])));
        }
        File.Delete(Segment1);
        using var third = Open();
        third.Blobs.RetainOnly(new HashSet<string> { kept, cut });
        var added = await AddAsync(third.Blobs, [7, 8, 9]);
        Assert.StartsWith("2.", added, StringComparison.Ordinal);
        Assert.Null(third.Blobs.OpenRead(kept));
    }

    private static async Task<string> AddAsync(PackedBlobs blobs, byte[] body, int piece = int.MaxValue)
    {
        await using var writer = blobs.Create();
        foreach (var part in body.Chunk(piece))
            await writer.WriteAsync(part, CancellationToken.None);
        return await writer.CompleteAsync(CancellationToken.None);
    }

    private static byte[] Read(PackedBlobs blobs, string id)
    {
        using var stream = blobs.OpenRead(id)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static async Task<byte[]> ReadFileAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        return bytes;
    }

    private Opened Open()
    {
        var directory = new DataDirectory(_folder.Path);
        return new Opened(directory, new PackedBlobs(directory, new FileBlobs(directory), SegmentSize));
    }

    private sealed record Opened(DataDirectory Directory, PackedBlobs Blobs) : IDisposable
    {
        public void Dispose()
        {
            Blobs.Dispose();
            Directory.Dispose();
        }
    }
}
