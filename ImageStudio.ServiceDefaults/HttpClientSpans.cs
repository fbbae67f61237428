using System.Diagnostics;
using OpenTelemetry;

namespace ImageStudio.ServiceDefaults;

/// <summary>
/// Answers that tell how things are (404: nothing there; 409 and 412: somebody was faster) are no errors of the call,
/// which the conventions leave to those who know (https://opentelemetry.io/docs/specs/semconv/http/http-spans/#status).
/// Who cannot go on without another answer says so in a span of its own.
/// </summary>
internal sealed class HttpClientSpans : BaseProcessor<Activity>
{
    /// <summary>The source of .NET's HTTP client.</summary>
    public const string Source = "System.Net.Http";

    public override void OnEnd(Activity data)
    {
        if (data.Source.Name != Source || data.GetTagItem("http.response.status_code") is not (404 or 409 or 412)) return;
        data.SetTag("error.type", null).SetStatus(ActivityStatusCode.Unset);
    }
}
