using Microsoft.AspNetCore.Http.HttpResults;

namespace ImageStudio.Web.Gallery.Downloads;

/// <summary>Why photos cannot be packed.</summary>
internal static class DownloadProblems
{
    public static ProblemHttpResult NoForm() => TypedResults.Problem(
        "The photos to pack are expected as a form with the fields ids and rendition.", statusCode: StatusCodes.Status415UnsupportedMediaType, title: "This is not a form");

    public static ProblemHttpResult NumberOutOfRange(int count, int most) => TypedResults.Problem(
        count == 0 ? "No photo was chosen." : $"{count} photos were chosen; up to {most} can be packed at once.",
        statusCode: StatusCodes.Status400BadRequest,
        title: "The photos cannot be packed");
}
