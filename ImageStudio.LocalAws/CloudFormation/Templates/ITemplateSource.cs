using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.CloudFormation.Templates;

/// <summary>Where a template's text comes from.</summary>
internal interface ITemplateSource
{
    /// <summary>The text, from the request itself or from an object in S3.</summary>
    /// <exception cref="AwsException">Neither or both are given, or the object cannot be read.</exception>
    ValueTask<string> ReadAsync(string? body, string? url, CallerContext caller, CancellationToken cancellationToken);
}
