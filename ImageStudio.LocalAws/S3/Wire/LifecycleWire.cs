using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using ImageStudio.LocalAws.S3.Operations;
using ImageStudio.LocalAws.S3.State;

namespace ImageStudio.LocalAws.S3.Wire;

/// <summary>Reads and writes lifecycle configurations.</summary>
internal static class LifecycleWire
{
    public static async ValueTask<PutBucketLifecycleConfigurationRequest> Read(S3Request request)
    {
        var document = await XmlBody.ReadAsync(request, "LifecycleConfiguration");
        return new PutBucketLifecycleConfigurationRequest(request.Bucket, [.. document.Children("Rule").Select(Rule)]);
    }

    public static Task WriteDefaultSize(HttpResponse response, Common.Nothing result, S3Request request)
    {
        response.Headers["x-amz-transition-default-minimum-object-size"] = "all_storage_classes_128K";
        return Task.CompletedTask;
    }

    public static async Task Write(HttpResponse response, GetBucketLifecycleConfigurationResult result, S3Request request)
    {
        await WriteDefaultSize(response, Common.Nothing.Value, request);
        await S3Xml.WriteAsync(response, "LifecycleConfiguration", xml =>
        {
            foreach (var rule in result.Rules)
                xml.Element("Rule", () => Write(xml, rule));
        });
    }

    private static LifecycleRule Rule(XElement rule)
    {
        if (rule.Child("Transition") is not null || rule.Child("NoncurrentVersionTransition") is not null)
            throw S3Errors.NotImplemented("A transition to another storage class");
        var expiration = rule.Child("Expiration");
        var noncurrent = rule.Child("NoncurrentVersionExpiration");
        return new LifecycleRule(rule.Text("ID") is { Length: > 0 } id ? id : NotificationWire.NewId(), rule.RequiredText("Status") switch
        {
            "Enabled" => true,
            "Disabled" => false,
            _ => throw S3Errors.MalformedXML(),
        })
        {
            Filter = rule.Child("Filter") is { } filter ? Filter(filter) : null,
            Prefix = rule.Text("Prefix"),
            ExpirationDays = (int?)Number(expiration?.Text("Days")),
            ExpirationDate = Date(expiration?.Text("Date")),
            ExpiredObjectDeleteMarker = expiration?.Text("ExpiredObjectDeleteMarker") is { } marker ? marker == "true" : null,
            AbortUploadsAfterDays = (int?)Number(rule.Child("AbortIncompleteMultipartUpload")?.RequiredText("DaysAfterInitiation")),
            NoncurrentDays = (int?)Number(noncurrent?.Text("NoncurrentDays")),
            NewerNoncurrentVersions = (int?)Number(noncurrent?.Text("NewerNoncurrentVersions")),
        };
    }

    private static LifecycleFilter Filter(XElement filter)
    {
        var and = filter.Child("And");
        var criteria = and ?? filter;
        if (and is null && filter.Elements().Count() > 1)
            throw S3Errors.MalformedXML();
        return new LifecycleFilter
        {
            IsAnd = and is not null,
            Prefix = criteria.Text("Prefix"),
            Tags = [.. criteria.Children("Tag").Select(t => KeyValuePair.Create(t.RequiredText("Key"), t.RequiredText("Value")))],
            SizeGreaterThan = Number(criteria.Text("ObjectSizeGreaterThan")),
            SizeLessThan = Number(criteria.Text("ObjectSizeLessThan")),
        };
    }

    private static void Write(XmlWriter xml, LifecycleRule rule)
    {
        if (rule.ExpirationDays is not null || rule.ExpirationDate is not null || rule.ExpiredObjectDeleteMarker is not null)
        {
            xml.Element("Expiration", () =>
            {
                xml.Element("Days", rule.ExpirationDays);
                xml.Element("Date", rule.ExpirationDate is { } date ? S3Time.Iso(date) : null);
                xml.Element("ExpiredObjectDeleteMarker", rule.ExpiredObjectDeleteMarker is { } marker ? marker ? "true" : "false" : null);
            });
        }
        xml.Element("ID", rule.Id);
        xml.Element("Prefix", rule.Prefix);
        if (rule.Filter is { } filter)
            xml.Element("Filter", () => Write(xml, filter));
        xml.Element("Status", rule.IsEnabled ? "Enabled" : "Disabled");
        if (rule.NoncurrentDays is not null || rule.NewerNoncurrentVersions is not null)
        {
            xml.Element("NoncurrentVersionExpiration", () =>
            {
                xml.Element("NoncurrentDays", rule.NoncurrentDays);
                xml.Element("NewerNoncurrentVersions", rule.NewerNoncurrentVersions);
            });
        }
        if (rule.AbortUploadsAfterDays is { } days)
            xml.Element("AbortIncompleteMultipartUpload", () => xml.Element("DaysAfterInitiation", days));
    }

    private static void Write(XmlWriter xml, LifecycleFilter filter)
    {
        if (filter.IsAnd)
            xml.WriteStartElement("And");
        xml.Element("Prefix", filter.Prefix);
        foreach (var (key, value) in filter.Tags)
        {
            xml.Element("Tag", () =>
            {
                xml.Element("Key", key);
                xml.Element("Value", value);
            });
        }
        xml.Element("ObjectSizeGreaterThan", filter.SizeGreaterThan);
        xml.Element("ObjectSizeLessThan", filter.SizeLessThan);
        if (filter.IsAnd)
            xml.WriteEndElement();
    }

    private static long? Number(string? text) => text is null ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw S3Errors.MalformedXML();

    private static DateTimeOffset? Date(string? text) => text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : throw S3Errors.MalformedXML();
}
