using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Common.Credentials;
using ImageStudio.LocalAws.S3.Wire;
using ImageStudio.LocalAws.Wire;
using ImageStudio.LocalAws.Wire.Signing;

namespace ImageStudio.LocalAws.S3.Posts;

/// <summary>The signature of a form's policy, https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html.</summary>
internal sealed class PostSignature(CredentialDirectory credentials, TimeProvider time)
{
    /// <summary>Holds a form's signature against the known keys, where there are some.</summary>
    /// <exception cref="AwsException">The form is not signed, or not well.</exception>
    public void Check(IReadOnlyDictionary<string, string> fields)
    {
        if (!credentials.AreRequired)
            return;
        var policy = fields.GetValueOrDefault("policy") ?? throw S3Errors.AccessDenied("Access Denied");
        if (fields.TryGetValue("x-amz-signature", out var signature))
        {
            if (Field("x-amz-algorithm") != SigV4.Algorithm)
                throw S3Errors.InvalidArgument("X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256\"", "x-amz-algorithm", Field("x-amz-algorithm"));
            if (CredentialScope.ParsePresigned(Field("x-amz-credential")) is not { IsTerminated: true } scope)
                throw S3Errors.AuthorizationQueryParametersError("Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
            Demand(scope.AccessKeyId, signature, secret => SigV4.Sign(SigV4.Key(secret, scope), policy));
        }
        else
        {
            Demand(Field("AWSAccessKeyId"), Field("signature"), secret => SigV2.Sign(secret, policy));
        }

        string Field(string name) => fields.GetValueOrDefault(name) ?? throw S3Errors.InvalidArgument(
            $"Bucket POST must contain a field named '{name}'.  If it is specified, please check the order of the fields.", name, "");

        void Demand(string id, string claim, Func<string, string> sign)
        {
            var token = fields.GetValueOrDefault("x-amz-security-token");
            var credential = credentials.Find(id, token) ?? throw (token is null ? S3Errors.InvalidAccessKeyId(id) : S3Errors.InvalidToken());
            if (credential.Expiration < time.GetUtcNow())
                throw S3Errors.ExpiredToken();
            if (!SigV4.AreEqual(sign(credential.SecretAccessKey), claim))
                throw S3Errors.SignatureDoesNotMatch(id, claim, policy, canonical: null);
        }
    }
}
