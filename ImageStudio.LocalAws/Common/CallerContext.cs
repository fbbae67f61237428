using ImageStudio.LocalAws.Common.Credentials;

namespace ImageStudio.LocalAws.Common;

/// <summary>What an operation may know about the request that called it; deliberately not the HTTP request.</summary>
/// <param name="Account">Account the call acts in, twelve digits.</param>
/// <param name="Region">Region the call acts in.</param>
/// <param name="BaseUrl">Scheme, host and port by which the client reached the server; queue URLs start with it.</param>
/// <param name="RequestId">Id that goes back in the answer and into the log.</param>
public sealed record CallerContext(string Account, string Region, Uri BaseUrl, string RequestId)
{
    /// <summary>The caller's access key id, <c>null</c> for an anonymous call.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>Who the caller is; <c>null</c> where every key is welcome and this one is of no session.</summary>
    public CallerIdentity? Identity { get; init; }
}
