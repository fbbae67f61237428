using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ImageStudio.Web.Gallery;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace ImageStudio.Web.SignIn;

/// <summary>Asks the provider who has signed in, and keeps what is needed: an id, a name to show, and the folder of the user's photos.</summary>
internal static class UserIdentity
{
    // An answer about one person; more is not meant for us.
    private const int MostBytes = 64 * 1024;
    private const int LongestName = 100;

    public static async Task ReadAsync(OAuthCreatingTicketContext context, SignInOptions options)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, context.Options.UserInformationEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", context.AccessToken);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var answer = await context.Backchannel.SendAsync(request, context.HttpContext.RequestAborted);
        answer.EnsureSuccessStatusCode();
        await answer.Content.LoadIntoBufferAsync(MostBytes, context.HttpContext.RequestAborted);
        using var user = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(context.HttpContext.RequestAborted));

        var id = Text(user.RootElement, options.IdMember) ?? throw new InvalidOperationException($"The provider's user information has no '{options.IdMember}', so users cannot be told apart.");
        var name = options.NameMembers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(member => Text(user.RootElement, member)).FirstOrDefault(text => text is not null) ?? id;
        context.Identity!.AddClaims(
        [
            new Claim(ClaimTypes.NameIdentifier, id),
            new Claim(ClaimTypes.Name, name.Length <= LongestName ? name : name[..LongestName]),
            new Claim(PhotoScope.ClaimType, FolderOf(id)),
        ]);
    }

    /// <summary>Folder of a user's photos below <c>ingest/</c>, with its slash: it tells nothing of who it is to whoever sees a key.</summary>
    public static string FolderOf(string id) => $"u{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16))}/";

    private static string? Text(JsonElement user, string member) => user.ValueKind == JsonValueKind.Object && user.TryGetProperty(member, out var value) ? value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        // Some providers number their users.
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    } : null;
}
