using System.Collections;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using System.Xml;

namespace ImageStudio.LocalAws.Wire;

/// <summary>Writes a result as the Query protocol's XML, led by the result's shape.</summary>
internal static class QueryWriter
{
    private static readonly XmlWriterSettings Settings = new() { OmitXmlDeclaration = true, CheckCharacters = false, Encoding = new System.Text.UTF8Encoding(false) };

    /// <summary><c>&lt;SendMessageResponse&gt;&lt;SendMessageResult&gt;…&lt;/SendMessageResult&gt;&lt;ResponseMetadata&gt;…</c>.</summary>
    public static byte[] Result(ServiceDefinition service, Operation operation, object result, string requestId) => Document(xml =>
    {
        xml.WriteStartElement(operation.Name + "Response", service.XmlNamespace);
        if (result is not Common.Nothing)
        {
            xml.WriteStartElement(operation.Name + "Result");
            WriteObject(xml, result, operation.ResultType);
            xml.WriteEndElement();
        }
        xml.WriteStartElement("ResponseMetadata");
        xml.WriteElementString("RequestId", requestId);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    /// <summary>The error document that all services of the Query protocol share.</summary>
    public static byte[] Error(string? xmlNamespace, Common.AwsException error, string requestId) => Document(xml =>
    {
        xml.WriteStartElement("ErrorResponse", xmlNamespace ?? "");
        xml.WriteStartElement("Error");
        xml.WriteElementString("Type", error.SenderFault ? "Sender" : "Receiver");
        xml.WriteElementString("Code", error.QueryCode ?? error.Code);
        xml.WriteElementString("Message", error.Message);
        foreach (var (name, value) in error.Details)
            xml.WriteElementString(name, value);
        xml.WriteEndElement();
        xml.WriteElementString("RequestId", requestId);
        xml.WriteEndElement();
    });

    private static byte[] Document(Action<XmlWriter> write)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings))
            write(xml);
        return stream.ToArray();
    }

    private static void WriteObject(XmlWriter xml, object value, JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.Get?.Invoke(value) is not { } member)
                continue;
            var shape = type.Options.GetTypeInfo(property.PropertyType);
            if (shape.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary)
                WriteCollection(xml, property, member, shape);
            else
                WriteElement(xml, property.Name, member, shape);
        }
    }

    private static void WriteCollection(XmlWriter xml, JsonPropertyInfo property, object collection, JsonTypeInfo shape)
    {
        var flattened = QueryShape.Of(property);
        var element = shape.Options.GetTypeInfo(shape.ElementType!);
        if (flattened is null)
            xml.WriteStartElement(property.Name);
        if (shape.Kind is JsonTypeInfoKind.Enumerable)
        {
            foreach (var item in (IEnumerable)collection)
                WriteElement(xml, flattened?.Name ?? "member", item, element);
        }
        else
        {
            foreach (DictionaryEntry entry in (IDictionary)collection)
            {
                xml.WriteStartElement(flattened?.Name ?? "entry");
                xml.WriteElementString(flattened?.Key ?? "key", (string)entry.Key);
                WriteElement(xml, flattened?.Value ?? "value", entry.Value!, element);
                xml.WriteEndElement();
            }
        }
        if (flattened is null)
            xml.WriteEndElement();
    }

    private static void WriteElement(XmlWriter xml, string name, object value, JsonTypeInfo shape)
    {
        xml.WriteStartElement(name);
        if (shape.Kind is JsonTypeInfoKind.Object)
            WriteObject(xml, value, shape);
        else
            xml.WriteString(Text(value));
        xml.WriteEndElement();
    }

    private static string Text(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        ReadOnlyMemory<byte> bytes => Convert.ToBase64String(bytes.Span),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
