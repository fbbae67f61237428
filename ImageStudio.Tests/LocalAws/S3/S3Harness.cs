using System.Globalization;
using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ImageStudio.LocalAws;

namespace ImageStudio.Tests.LocalAws.S3;

/// <summary>A server in memory, the real client, and one bucket.</summary>
public sealed class S3Harness : IAsyncLifetime
{
    public const string Bucket = "photos";

    internal static readonly BasicAWSCredentials Credentials = new("test", "test");

    internal LocalAwsServer Server { get; private set; } = null!;

    public AmazonS3Client Client { get; private set; } = null!;

    public HttpClient Http { get; } = new();

    public async Task InitializeAsync()
    {
        Server = await LocalAwsServer.StartAsync();
        Client = Connect(Server.Url);
        await Client.PutBucketAsync(Bucket);
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        Client.Dispose();
        await Server.DisposeAsync();
    }

    public static AmazonS3Client Connect(Uri url) =>
        new(Credentials, new AmazonS3Config { ServiceURL = url.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0, UseHttp = true });

    public Task<PutObjectResponse> PutAsync(string key, string text, Action<PutObjectRequest>? configure = null)
    {
        var request = new PutObjectRequest { BucketName = Bucket, Key = key, ContentBody = text };
        configure?.Invoke(request);
        return Client.PutObjectAsync(request);
    }

    public async Task<string> GetTextAsync(string key)
    {
        using var response = await Client.GetObjectAsync(Bucket, key);
        using var reader = new StreamReader(response.ResponseStream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    /// <summary>A key that no other test uses.</summary>
    public static string NewKey(string name = "object") => string.Create(CultureInfo.InvariantCulture, $"{Guid.NewGuid():N}/{name}");

    /// <summary>The error of a call that has to be refused.</summary>
    public static async Task<(string Code, int Status)> RefusalAsync(Func<Task> call)
    {
        var refusal = await Assert.ThrowsAnyAsync<AmazonS3Exception>(call);
        return (refusal.ErrorCode, (int)refusal.StatusCode);
    }
}
