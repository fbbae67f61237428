using System.Reflection;
using System.Security.Claims;

namespace ImageStudio.Web.Gallery;

/// <summary>
/// The photos that a request is about: all of them, or those of the one who is signed in, whose uploads are in a folder of
/// their own below <c>ingest/</c>. A parameter of this type is what the request's user may see.
/// </summary>
/// <param name="Folder">What the paths of these photos begin with: nothing, or a folder with its slash.</param>
internal readonly record struct PhotoScope(string Folder)
{
    /// <summary>Type of the claim that names the folder of a user.</summary>
    public const string ClaimType = "imagestudio:folder";

    public static PhotoScope Everything { get; } = new("");

    // No key has a zero in it.
    private static PhotoScope Nothing { get; } = new("\0/");

    /// <summary>Who has signed in sees a folder; where nobody has to, everybody sees everything.</summary>
    public static PhotoScope Of(ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimType) is { Length: > 0 } folder ? new PhotoScope(folder) : user.Identity is { IsAuthenticated: true } ? Nothing : Everything;

    public static ValueTask<PhotoScope> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult(Of(context.User));

    public bool Contains(PhotoId id) => id.Path.StartsWith(Folder, StringComparison.Ordinal);
}
