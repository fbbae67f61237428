using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ImageStudio.Web.Http;

/// <summary>
/// Gives an answer in JSON a validator, so that a browser that has it already gets 304 (RFC 9110, section 13). It is made of
/// the very bytes, since what is in S3 has no version of its own; what it saves is the way to the browser.
/// </summary>
internal sealed class ConditionalAnswer(IOptions<JsonOptions> json) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        if ((result is INestedHttpResult nested ? nested.Result : result) is not IValueHttpResult { Value: { } value } answer) return result;
        if (answer is not IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK }) return result;

        context.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), json.Value.SerializerOptions);
        var tag = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16));
        return TypedResults.Bytes(bytes, "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{tag}\"", isWeak: true));
    }
}
