namespace ImageStudio.LocalAws.Sns.Http.Signing;

/// <summary>Serves the certificate that signed messages name.</summary>
internal static class CertificateRoute
{
    public static void MapSns(this WebApplication app) => app.MapGet($"{SigningKey.Route}{{name}}", ServeAsync);

    private static async Task ServeAsync(HttpContext http)
    {
        var key = http.RequestServices.GetRequiredService<SigningKey>();
        if (http.Request.Path != key.CertificatePath)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        http.Response.ContentType = "application/x-pem-file";
        await http.Response.WriteAsync(key.CertificatePem, http.RequestAborted);
    }
}
