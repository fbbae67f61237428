using System.Net;
using Amazon.S3;

namespace ImageStudio.Tests.LocalAws.S3;

public sealed class ConditionalWriteTests(S3Harness s3) : IClassFixture<S3Harness>
{
    [Fact]
    public async Task IfNoneMatch_ManyWriters_ExactlyOneWins()
    {
        var key = S3Harness.NewKey();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 24).Select(n => TryAsync(() => s3.PutAsync(key, $"writer {n}", request => request.IfNoneMatch = "*"))));

        Assert.Equal(1, outcomes.Count(o => o is HttpStatusCode.OK));
        Assert.Equal(23, outcomes.Count(o => o is HttpStatusCode.PreconditionFailed));
        Assert.Equal($"writer {Array.IndexOf(outcomes, HttpStatusCode.OK)}", await s3.GetTextAsync(key));
    }

    [Fact]
    public async Task IfMatch_Counters_LoseNoIncrement()
    {
        var key = S3Harness.NewKey();
        await s3.PutAsync(key, "0");
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => IncrementAsync(key, 8)));

        Assert.Equal("40", await s3.GetTextAsync(key));
    }

    [Fact]
    public async Task IfMatch_AbsentObject_IsNotFound() =>
        Assert.Equal(("NoSuchKey", 404), await S3Harness.RefusalAsync(() => s3.PutAsync(S3Harness.NewKey(), "x", request => request.IfMatch = "\"abc\"")));

    private async Task IncrementAsync(string key, int times)
    {
        while (times > 0)
        {
            using var current = await s3.Client.GetObjectAsync(S3Harness.Bucket, key);
            using var reader = new StreamReader(current.ResponseStream);
            var value = int.Parse(await reader.ReadToEndAsync(), System.Globalization.CultureInfo.InvariantCulture);
            var next = (value + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (await TryAsync(() => s3.PutAsync(key, next, request => request.IfMatch = current.ETag)) is HttpStatusCode.OK)
                times--;
        }
    }

    private static async Task<HttpStatusCode> TryAsync(Func<Task> call)
    {
        try
        {
            await call();
            return HttpStatusCode.OK;
        }
        catch (AmazonS3Exception refusal)
        {
            return refusal.StatusCode;
        }
    }
}
