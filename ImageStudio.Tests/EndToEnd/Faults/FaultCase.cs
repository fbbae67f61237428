using System.Collections.Concurrent;
using System.Globalization;
using ImageStudio.Contracts;
using ImageStudio.Tests.Builders;

namespace ImageStudio.Tests.EndToEnd.Faults;

/// <summary>What happens to one key, step by step.</summary>
internal enum FaultKind
{
    /// <summary>A photo, once.</summary>
    Plain,

    /// <summary>The same photo twice.</summary>
    Duplicate,

    /// <summary>A photo, and another one over it.</summary>
    Replaced,

    /// <summary>A photo whose event comes again, twice.</summary>
    Replayed,

    /// <summary>A photo that is deleted at once.</summary>
    Deleted,

    /// <summary>A text with the name of a photo.</summary>
    Text,

    /// <summary>A photo of which most is missing.</summary>
    Truncated,

    /// <summary>A few bytes that claim to be four gigapixels.</summary>
    Bomb,
}

/// <summary>A file as it is sent, and what has to come of it.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Size">Of the picture in pixels; <c>null</c> where it is none.</param>
internal sealed record FaultFile(byte[] Bytes, (int Width, int Height)? Size)
{
    private static readonly ConcurrentDictionary<(int, int), byte[]> Pictures = new();

    /// <summary>A photo unlike any other: drawn once per size, it bears its number as a comment.</summary>
    public static FaultFile Photo(int number, int width, int height)
    {
        var drawn = Pictures.GetOrAdd((width, height), _ => TestPictures.Jpeg(width, height));
        byte[] comment = [0xFF, 0xFE, 0, 6, .. BitConverter.GetBytes(number)];
        return new FaultFile([.. drawn[..2], .. comment, .. drawn[2..]], (width, height));
    }
}

/// <summary>One key and the files that are put there, in order.</summary>
internal sealed record FaultCase(string Key, FaultKind Kind, IReadOnlyList<FaultFile> Files)
{
    private const int Sizes = 60;

    /// <summary>Cases of every kind, the good ones more often; the same seed gives the same cases.</summary>
    public static IEnumerable<FaultCase> Make(FaultRunSettings settings)
    {
        var random = new Random(settings.Seed);
        var kinds = Enum.GetValues<FaultKind>();
        for (var number = 0; number < settings.Photos; number++)
        {
            var kind = number < kinds.Length ? kinds[number] : random.Next(2) == 0 ? FaultKind.Plain : kinds[random.Next(kinds.Length)];
            var name = string.Create(CultureInfo.InvariantCulture, $"{number:0000} {kind}.jpg");
            yield return new FaultCase(ObjectKeys.ForPath("faults/" + name), kind, FilesOf(kind, number));
        }
    }

    // Sizes differ from photo to photo, so that none is taken for a neighbour; versions of one lie on their side.
    private static FaultFile[] FilesOf(FaultKind kind, int number)
    {
        var side = number % Sizes;
        var photo = FaultFile.Photo(number, 700 + side * 10, 400 + side);
        return kind switch
        {
            FaultKind.Duplicate => [photo, photo],
            FaultKind.Replaced => [photo, FaultFile.Photo(number, 400 + side, 700 + side * 10)],
            FaultKind.Text => [new FaultFile([.. TestPictures.TextNamedJpg(), .. BitConverter.GetBytes(number)], null)],
            FaultKind.Truncated => [new FaultFile(photo.Bytes[..(photo.Bytes.Length / 3)], null)],
            FaultKind.Bomb => [new FaultFile(TestPictures.HugePngHeader(65535, 65000 + number % 500), null)],
            _ => [photo],
        };
    }
}
