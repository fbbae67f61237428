using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ImageStudio.LocalAws.Console;

namespace ImageStudio.Tests.LocalAws.Console;

public class DetailTests
{
    private const string HostileKey = "ingest/\"><script src=x>'&<b>.png";
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0];

    [Fact]
    public async Task Bucket_HostileKey_IsTextAndItsLinkLeadsToIt()
    {
        await using var aws = await EmulatedAws.StartAsync();
        await PutAsync(aws, HostileKey, Png, "text/html");

        var top = await PageAsync(aws, "/_localaws/buckets/photos");
        Assert.Equal("ingest/", top.QuerySelector(".folders a")!.TextContent);
        var page = await PageAsync(aws, top.QuerySelector(".folders a")!.GetAttribute("href")!);
        Assert.Equal(HostileKey["ingest/".Length..], page.QuerySelector(".objects .name")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("main script, main b"));

        using var picture = await aws.Http.GetAsync(page.QuerySelector(".objects img")!.GetAttribute("src"));
        Assert.Equal(("image/png", "nosniff"), (picture.Content.Headers.ContentType!.MediaType, picture.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal(Png, await picture.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>", "text/plain")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "text/plain")]
    [InlineData("\0\u0001binary", "application/octet-stream")]
    [InlineData("", "text/plain")]
    public async Task Object_WhateverItSaysItIs_RunsNothing(string content, string type)
    {
        await using var aws = await EmulatedAws.StartAsync();
        await PutAsync(aws, "page.html", System.Text.Encoding.UTF8.GetBytes(content), "text/html");

        using var answer = await aws.Http.GetAsync("/_localaws/objects/photos?key=page.html");

        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("sandbox; default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(type == "application/octet-stream", answer.Content.Headers.ContentDisposition?.DispositionType == "attachment");
    }

    [Fact]
    public async Task Queue_LookedAt_KeepsItsMessagesAsTheyAre()
    {
        await using var aws = await EmulatedAws.StartAsync();
        var dead = await aws.CreateQueueAsync("dead");
        var queue = await aws.CreateQueueAsync("work", ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{EmulatedAws.QueueArn("dead")}}","maxReceiveCount":"1"}"""));
        await aws.Sqs.SendMessageAsync(queue, "<img src=x onerror=alert(1)>");
        await aws.Sqs.SendMessageAsync(dead, """{"a":1}""");

        for (var look = 0; look < 3; look++)
        {
            var page = await PageAsync(aws, "/_localaws/queues/eu-west-1/work");
            Assert.Equal("<img src=x onerror=alert(1)>", page.QuerySelector("details pre")!.TextContent);
            Assert.Empty(page.QuerySelectorAll("main img"));
        }

        var overview = await PageAsync(aws, "/_localaws/");
        Assert.Equal("dead letters", overview.QuerySelector(".tag.dead")!.TextContent);
        Assert.Contains("\"receiveCount\":0", await aws.Http.GetStringAsync("/_localaws/api/queues/eu-west-1/work/messages"), StringComparison.Ordinal);
        Assert.Equal("1", Assert.Single(await aws.ReceiveAsync(queue)).Attributes["ApproximateReceiveCount"]);
    }

    [Theory]
    [InlineData("/_localaws/buckets/none")]
    [InlineData("/_localaws/objects/none?key=x")]
    [InlineData("/_localaws/queues/eu-west-1/none")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        await using var aws = await EmulatedAws.StartAsync();
        using var answer = await aws.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }, "image/jpeg")]
    [InlineData(new byte[] { (byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'9' }, "image/gif")]
    [InlineData(new byte[] { (byte)'R', (byte)'I', (byte)'F', (byte)'F', 1, 1, 1, 1, (byte)'W', (byte)'E', (byte)'B', (byte)'P' }, "image/webp")]
    [InlineData(new byte[] { (byte)'R', (byte)'I', (byte)'F', (byte)'F' }, "text/plain; charset=utf-8")]
    public void Type_FollowsFromTheBytes(byte[] first, string type) => Assert.Equal(type, ObjectPreview.TypeOf(first));

    private static async Task PutAsync(EmulatedAws aws, string key, byte[] content, string type)
    {
        (await aws.Http.PutAsync("/photos", null)).EnsureSuccessStatusCode();
        using var body = new ByteArrayContent(content) { Headers = { ContentType = new(type) } };
        (await aws.Http.PutAsync($"/photos/{Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal)}", body)).EnsureSuccessStatusCode();
    }

    private static async Task<IHtmlDocument> PageAsync(EmulatedAws aws, string path) =>
        new HtmlParser().ParseDocument(await aws.Http.GetStringAsync(path));
}
