using ImageStudio.Web.Gallery;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ImageStudio.Web.Http;

/// <summary>What the OpenAPI document says beyond what the endpoints tell by themselves.</summary>
internal static class ApiDocument
{
    public static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "ImageStudio";
            document.Info.Description = "Photos in; thumbnail, web and mobile versions out. Every failure is problem details (RFC 9457). Changes are accepted from ImageStudio's own page and from clients that are no browsers.";
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            // Ids are structs here and plain text outside.
            if (context.JsonTypeInfo.Type == typeof(PhotoId) || context.JsonTypeInfo.Type == typeof(PhotoId?)) schema.Type = JsonSchemaType.String;
            return Task.CompletedTask;
        });
    }
}
