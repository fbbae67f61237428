using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ImageStudio.Web.Uploads;

/// <summary>Why an upload is refused, in a photographer's words.</summary>
internal static class UploadProblems
{
    private const double Megabyte = 1024 * 1024;

    public static ProblemHttpResult TooLarge(string name, long? bytes, long most) => TypedResults.Problem(
        bytes is { } size
            ? $"“{name}” has {InMegabytes(size)}; a photo may have up to {InMegabytes(most)}."
            : $"“{name}” has more than the {InMegabytes(most)} that a photo may have.",
        statusCode: StatusCodes.Status413PayloadTooLarge,
        title: "The photo is too large",
        extensions: [new("maxBytes", most)]);

    public static ProblemHttpResult Empty(string name) => TypedResults.Problem(
        $"“{name}” has no content. Perhaps copying it was interrupted.",
        statusCode: StatusCodes.Status400BadRequest,
        title: "The file is empty");

    public static ProblemHttpResult NoPicture(string name) => TypedResults.Problem(
        $"“{name}” is not a photo that can be read here: its content is no {PictureKind.Names}, whatever its name says.",
        statusCode: StatusCodes.Status415UnsupportedMediaType,
        title: "This is not a photo");

    public static ProblemHttpResult NoPictureType(string name, string type) => TypedResults.Problem(
        $"“{name}” is said to be “{type}”, and a photo here is a {PictureKind.Names}.",
        statusCode: StatusCodes.Status415UnsupportedMediaType,
        title: "This is not a photo");

    public static ProblemHttpResult NotDirect() => TypedResults.Problem(
        "Photos cannot be sent straight to the store at present. Send them to /api/uploads, which takes them as well.",
        statusCode: StatusCodes.Status409Conflict,
        title: "There are no tickets for uploads");

    public static ProblemHttpResult UnknownFilter(string filter) => TypedResults.Problem(
        $"“{filter}” is none of: none, grayscale, sepia, tint #rrggbb, enhance.",
        statusCode: StatusCodes.Status400BadRequest,
        title: "There is no such filter");

    private static string InMegabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / Megabyte:0.#} MB");
}
