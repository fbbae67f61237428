using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Wire.Signing;

/// <summary>
/// What the services of the JSON and Query protocols answer to requests that are not signed, or not well;
/// https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html. The JSON protocol has names of its own.
/// </summary>
internal static class SignatureErrors
{
    public static AwsException MissingAuthenticationToken() =>
        new("MissingAuthenticationTokenException", "Request is missing Authentication Token", 403) { QueryCode = "MissingAuthenticationToken" };

    public static AwsException IncompleteSignature() =>
        new("IncompleteSignatureException", "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters, and the request 'X-Amz-Date' or 'Date'.") { QueryCode = "IncompleteSignature" };

    public static AwsException InvalidClientTokenId() =>
        new("UnrecognizedClientException", "The security token included in the request is invalid.", 403) { QueryCode = "InvalidClientTokenId" };

    public static AwsException ExpiredToken() =>
        new("ExpiredTokenException", "The security token included in the request is expired", 403) { QueryCode = "ExpiredToken" };

    public static AwsException SignatureDoesNotMatch(string message) => new("InvalidSignatureException", message, 403) { QueryCode = "SignatureDoesNotMatch" };

    public static AwsException SignatureDoesNotMatch() => SignatureDoesNotMatch(
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.");
}
