using System.Text.Json;

namespace ImageStudio.Tests.Web.Http;

[Collection(StudioCollection.Name)]
public sealed class ApiDocumentTests(StudioServer studio)
{
    [Fact]
    public async Task the_document_names_every_operation_and_ids_are_text()
    {
        using var document = JsonDocument.Parse(await studio.Http.GetStringAsync("/openapi/v1.json"));

        var operations = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => operation.Value.GetProperty("operationId").GetString()));
        Assert.Equal(
            ["AddPhoto", "CountDeadLetters", "DeletePhoto", "DeletePhotos", "DiscardDeadLetter", "DownloadPhotos", "GetJourney", "GetOriginal", "GetPhoto", "GetPicture", "GetStatus", "GetUploadLimits", "GetUploadTicket", "ListDeadLetters", "ListPhotos", "ListenToChanges", "RedriveDeadLetter", "RedriveDeadLetters", "RedriveQueue", "ShareLinks", "WhoAmI"],
            operations.Order(StringComparer.Ordinal));
        Assert.Equal("string", document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("PhotoId").GetProperty("type").GetString());
    }

    [Fact]
    public async Task the_document_tells_what_each_operation_does_and_every_way_it_can_fail()
    {
        using var document = JsonDocument.Parse(await studio.Http.GetStringAsync("/openapi/v1.json"));
        foreach (var (path, method, operation) in from path in document.RootElement.GetProperty("paths").EnumerateObject()
                                                  from operation in path.Value.EnumerateObject()
                                                  where path.Name != "/api/me"
                                                  select (path.Name, operation.Name, operation.Value))
        {
            string[] expected = method == "get" ? ["401", "503"] : ["401", "403", "429", "503"];
            var told = operation.GetProperty("responses").EnumerateObject().Select(response => response.Name).ToArray();
            Assert.True(expected.All(told.Contains), $"{method} {path} tells {string.Join(", ", told)}.");
            Assert.True(told.Any(status => status[0] == '2'), $"{method} {path} tells no success.");
            Assert.True(!path.Contains('{', StringComparison.Ordinal) || told.Contains("404"), $"{method} {path} names something that may not be there.");
            Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
        }
    }

    [Fact]
    public async Task the_page_runs_only_its_own_scripts()
    {
        using var answer = await studio.Http.GetAsync("/");

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<script type=\"module\" src=\"scripts/main.js\"></script>", page, StringComparison.Ordinal);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }
}
