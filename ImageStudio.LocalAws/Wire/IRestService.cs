using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Wire;

/// <summary>
/// A service whose operations are method and path: S3. It gets every request that no other protocol claims, and answers it
/// wholly: routing, errors in its own form, spans (<see cref="Telemetry.LocalAwsTelemetry.StartOperation"/>). Register it as a
/// singleton of this type. The header <c>x-amz-request-id</c> is its own; body size is unlimited.
/// </summary>
internal interface IRestService
{
    /// <summary>Name in the signature's credential scope.</summary>
    string SigningName { get; }

    /// <summary>Handles a request.</summary>
    Task HandleAsync(HttpContext http, CallerContext caller);
}
