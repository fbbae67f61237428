using Amazon.SQS;
using ImageStudio.ServiceDefaults;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.DeadLetters;

/// <summary>What the workers could not handle: to look at, to send back, to discard.</summary>
public static class DeadLettersFeature
{
    /// <summary>Adds what dead letters need.</summary>
    public static WebApplicationBuilder AddDeadLetters(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DeadLetterOptions>().Configure(options => options.Read(builder.Configuration.GetSection(AwsResources.Section))).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<DeadLetterOptions>, DeadLetterOptionsValidator>();
        builder.Services.AddSingleton<QueuePeek>();
        builder.Services.AddSingleton<DeadLetterPeek>();
        builder.Services.AddSingleton<DeadLetterOwners>();
        builder.Services.AddSingleton<DeadLetterReader>();
        builder.Services.AddSingleton<DeadLetterListing>();
        builder.Services.AddSingleton<Redrive>();
        return builder;
    }

    /// <summary>Maps <c>/api/dead-letters</c>.</summary>
    public static WebApplication MapDeadLetters(this WebApplication app)
    {
        var letters = app.MapApi("/api/dead-letters", "Dead letters");
        letters.MapGet("/", ListAsync).WithSummary("What the workers could not handle, and why").WithName("ListDeadLetters");
        letters.MapGet("/count", CountAsync).WithSummary("How much the workers could not handle").WithName("CountDeadLetters");
        letters.MapPost("/redrive", RedriveAllAsync).WithSummary("Sends all dead letters back").WithName("RedriveDeadLetters").AsChange().ProducesProblem(StatusCodes.Status409Conflict);

        var queue = letters.MapGroup("/{queue}").ProducesProblem(StatusCodes.Status404NotFound);
        queue.MapPost("/redrive", RedriveQueueAsync).WithSummary("Sends the dead letters of one worker back").WithName("RedriveQueue").AsChange().ProducesProblem(StatusCodes.Status409Conflict);
        queue.MapPost("/{id}/redrive", RedriveOneAsync).WithSummary("Sends one dead letter back").WithName("RedriveDeadLetter").AsChange();
        queue.MapDelete("/{id}", DiscardAsync).WithSummary("Discards one dead letter").WithName("DiscardDeadLetter").AsChange();
        return app;
    }

    private static async Task<Results<Ok<DeadLetterList[]>, ValidationProblem>> ListAsync(
        DeadLetterListing listing, PhotoScope scope, HttpResponse response, CancellationToken cancellationToken, [FromQuery] int limit = 50)
    {
        if (limit is < 1 or > DeadLetterListing.MostPerQueue) return DeadLetterProblems.LimitOutOfRange(limit, DeadLetterListing.MostPerQueue);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await listing.ReadAsync(scope, limit, cancellationToken));
    }

    private static async Task<Ok<DeadLetterCount[]>> CountAsync(DeadLetterListing listing, PhotoScope scope, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await listing.CountAsync(scope, cancellationToken));
    }

    private static Task<Results<Accepted<Redriven[]>, ProblemHttpResult>> RedriveAllAsync(Redrive redrive, PhotoScope scope, IOptions<DeadLetterOptions> options, CancellationToken cancellationToken) =>
        AcceptAsync(() => Task.WhenAll(options.Value.Queues.Select(queue => redrive.AllAsync(queue, scope, cancellationToken))));

    private static Task<Results<Accepted<Redriven>, ProblemHttpResult>> RedriveQueueAsync(
        string queue, Redrive redrive, PhotoScope scope, IOptions<DeadLetterOptions> options, CancellationToken cancellationToken) =>
        InQueueAsync(queue, options, found => AcceptAsync(() => redrive.AllAsync(found, scope, cancellationToken)), problem => problem);

    private static Task<Results<NoContent, ProblemHttpResult>> RedriveOneAsync(
        string queue, string id, Redrive redrive, PhotoScope scope, IOptions<DeadLetterOptions> options, CancellationToken cancellationToken) =>
        InQueueAsync(queue, options, found => DoneAsync(redrive.OneAsync(found, id, scope, cancellationToken)), problem => problem);

    private static Task<Results<NoContent, ProblemHttpResult>> DiscardAsync(
        string queue, string id, Redrive redrive, PhotoScope scope, IOptions<DeadLetterOptions> options, CancellationToken cancellationToken) =>
        InQueueAsync(queue, options, found => DoneAsync(redrive.DiscardAsync(found, id, scope, cancellationToken)), problem => problem);

    private static async Task<T> InQueueAsync<T>(string name, IOptions<DeadLetterOptions> options, Func<DeadLetterQueue, Task<T>> act, Func<ProblemHttpResult, T> refuse) =>
        options.Value.Queues.FirstOrDefault(queue => queue.Name == name) is { } found ? await act(found) : refuse(DeadLetterProblems.NoSuchQueue(name, options.Value.Queues));

    private static async Task<Results<NoContent, ProblemHttpResult>> DoneAsync(Task<bool> work) => await work ? TypedResults.NoContent() : DeadLetterProblems.NotThere();

    // SQS moves the messages of a queue by one task at a time, and says so.
    private static async Task<Results<Accepted<T>, ProblemHttpResult>> AcceptAsync<T>(Func<Task<T>> redrive)
    {
        try
        {
            return TypedResults.Accepted((string?)null, await redrive());
        }
        catch (AmazonSQSException exception) when (exception.ErrorCode == "InvalidParameterValue")
        {
            return DeadLetterProblems.Refused(exception.Message);
        }
    }
}
