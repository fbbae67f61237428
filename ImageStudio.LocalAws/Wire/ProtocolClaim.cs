namespace ImageStudio.LocalAws.Wire;

/// <summary>The ways to talk to this server.</summary>
internal enum Protocol
{
    /// <summary>AWS JSON 1.0/1.1: operation in <c>X-Amz-Target</c>.</summary>
    AwsJson,

    /// <summary>AWS Query: operation in the parameter <c>Action</c>, answer in XML.</summary>
    AwsQuery,

    /// <summary>REST XML, which is S3: operation in method and path.</summary>
    Rest,

    /// <summary>Health and the pages for people.</summary>
    Page,
}

/// <summary>Which protocol a request speaks, and what is known of service and operation without its body.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Service">Signing name (Query) or target prefix (JSON), <c>null</c> where only the body can tell.</param>
/// <param name="Operation">Name of the operation, <c>null</c> where only the body can tell.</param>
internal readonly record struct ProtocolClaim(Protocol Protocol, string? Service = null, string? Operation = null);
