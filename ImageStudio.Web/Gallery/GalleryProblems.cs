using ImageStudio.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ImageStudio.Web.Gallery;

/// <summary>What the gallery answers when it cannot do what is asked.</summary>
internal static class GalleryProblems
{
    public static ProblemHttpResult NotThere() => TypedResults.Problem(
        "It was deleted, or is not made yet.", statusCode: StatusCodes.Status404NotFound, title: "There is no such photo");

    public static ProblemHttpResult NoSuchRendition(string name, IEnumerable<Rendition> renditions) => TypedResults.Problem(
        $"'{name}' is none of {PhotoUrls.Original}, {string.Join(", ", renditions.Select(rendition => rendition.Name))}.",
        statusCode: StatusCodes.Status404NotFound,
        title: "There is no such rendition");

    public static ValidationProblem NumberOfIdsOutOfRange(int count, int most) => TypedResults.ValidationProblem(
        new Dictionary<string, string[]> { ["ids"] = [$"{count} is not between 1 and {most}."] });

    public static ValidationProblem NoSuchState(string state) => TypedResults.ValidationProblem(
        new Dictionary<string, string[]> { ["state"] = [$"'{state}' is none of {string.Join(", ", PhotoQuery.States)}."] });

    public static ValidationProblem TextTooLong(int length, int most) => TypedResults.ValidationProblem(
        new Dictionary<string, string[]> { ["q"] = [$"The text has {length} characters, and may have {most}."] });

    public static ValidationProblem LimitOutOfRange(int limit, int most) => TypedResults.ValidationProblem(
        new Dictionary<string, string[]> { ["limit"] = [$"{limit} is not between 1 and {most}."] });
}
