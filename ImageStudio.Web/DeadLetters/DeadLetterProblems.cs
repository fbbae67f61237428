using Microsoft.AspNetCore.Http.HttpResults;

namespace ImageStudio.Web.DeadLetters;

/// <summary>What is answered when dead letters cannot be dealt with as asked.</summary>
internal static class DeadLetterProblems
{
    public static ProblemHttpResult NoSuchQueue(string name, IEnumerable<DeadLetterQueue> queues) => TypedResults.Problem(
        $"'{name}' is none of {string.Join(", ", queues.Select(queue => queue.Name))}.",
        statusCode: StatusCodes.Status404NotFound,
        title: "There is no such queue");

    public static ProblemHttpResult NotThere() => TypedResults.Problem(
        "It was sent back or discarded, or somebody else is looking at it: then try again in a moment.",
        statusCode: StatusCodes.Status404NotFound,
        title: "There is no such dead letter");

    public static ProblemHttpResult Refused(string reason) => TypedResults.Problem(
        reason, statusCode: StatusCodes.Status409Conflict, title: "The dead letters cannot be sent back now");

    public static ValidationProblem LimitOutOfRange(int limit, int most) => TypedResults.ValidationProblem(
        new Dictionary<string, string[]> { ["limit"] = [$"{limit} is not between 1 and {most}."] });
}
