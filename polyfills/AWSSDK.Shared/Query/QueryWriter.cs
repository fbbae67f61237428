using System.Collections;
using System.Globalization;
using Amazon.Runtime;
using Amazon.Util;

namespace Amazon.Polyfills;

/// <summary>Flattens a request into parameters: <c>Tags.member.1.Key</c>, <c>Attributes.entry.1.key</c>.</summary>
internal static class QueryWriter
{
    public static void WriteMembers(IDictionary<string, string> parameters, string prefix, object structure)
    {
        foreach (var member in QueryMembers.Of(structure.GetType()))
        {
            if (member.GetValue(structure) is { } value) Write(parameters, prefix + member.Name, value);
        }
    }

    private static void Write(IDictionary<string, string> parameters, string name, object value)
    {
        switch (value)
        {
            case string text: parameters[name] = text; break;
            case ConstantClass constant: parameters[name] = constant.Value; break;
            case bool flag: parameters[name] = flag ? "true" : "false"; break;
            case DateTime time: parameters[name] = time.ToUniversalTime().ToString(AWSSDKUtils.ISO8601DateFormat, CultureInfo.InvariantCulture); break;
            case MemoryStream stream: parameters[name] = Convert.ToBase64String(stream.ToArray()); break;
            case IFormattable number: parameters[name] = number.ToString(null, CultureInfo.InvariantCulture); break;
            case IDictionary map: WriteMap(parameters, name, map); break;
            case IList list: WriteList(parameters, name, list); break;
            default: WriteMembers(parameters, name + ".", value); break;
        }
    }

    private static void WriteList(IDictionary<string, string> parameters, string name, IList list)
    {
        if (list.Count == 0) WriteEmpty(parameters, name);
        for (var i = 0; i < list.Count; i++) Write(parameters, $"{name}.member.{i + 1}", list[i]);
    }

    private static void WriteMap(IDictionary<string, string> parameters, string name, IDictionary map)
    {
        if (map.Count == 0) WriteEmpty(parameters, name);
        var (keyName, valueName) = QueryMembers.EntryNames(map.GetType().GenericTypeArguments[1]);
        var i = 0;
        foreach (DictionaryEntry entry in map)
        {
            i++;
            parameters[$"{name}.entry.{i}.{keyName}"] = (string)entry.Key;
            if (entry.Value is { } value) Write(parameters, $"{name}.entry.{i}.{valueName}", value);
        }
    }

    // With InitializeCollections an empty collection means "not set", otherwise it was put there on purpose.
    private static void WriteEmpty(IDictionary<string, string> parameters, string name)
    {
        if (!AWSConfigs.InitializeCollections) parameters[name] = "";
    }
}
