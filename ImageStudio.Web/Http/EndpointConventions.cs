namespace ImageStudio.Web.Http;

/// <summary>What holds for many endpoints, and what they therefore may answer.</summary>
internal static class EndpointConventions
{
    /// <summary>Endpoints of the API: nobody has signed in, where that is needed; the photo store does not answer.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder app, string prefix, string tag) => app.MapGroup(prefix).WithTags(tag)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>An endpoint that changes something or is costly: only for our own page and for programs, and only so often.</summary>
    public static RouteHandlerBuilder AsChange(this RouteHandlerBuilder endpoint, string policy = RateLimits.Changes) => endpoint.RequireRateLimiting(policy)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);
}
