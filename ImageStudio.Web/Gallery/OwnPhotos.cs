namespace ImageStudio.Web.Gallery;

/// <summary>To whom a photo does not belong, to them it is not there.</summary>
internal sealed class OwnPhotos : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var scope = PhotoScope.Of(context.HttpContext.User);
        return context.Arguments.OfType<PhotoId>().All(scope.Contains) ? next(context) : ValueTask.FromResult<object?>(GalleryProblems.NotThere());
    }
}
