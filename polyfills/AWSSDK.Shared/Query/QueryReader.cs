using System.Collections;
using System.Globalization;
using System.Xml.Linq;

namespace Amazon.Polyfills;

/// <summary>Fills a response from XML; elements without a member of their name are skipped, as the SDK does.</summary>
internal static class QueryReader
{
    public static void ReadMembers(XElement source, object target)
    {
        foreach (var member in QueryMembers.Of(target.GetType()))
        {
            if (Child(source, member.Name) is { } element && !IsEmptyCollection(element, member.PropertyType))
                member.SetValue(target, Read(element, member.PropertyType));
        }
    }

    public static XElement Child(XElement source, string name) =>
        source.Elements().FirstOrDefault(element => element.Name.LocalName == name);

    // As in the SDK, a collection comes into being with its first item.
    private static bool IsEmptyCollection(XElement element, Type type) => !element.HasElements && type.IsAssignableTo(typeof(ICollection));

    private static object Read(XElement element, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return element.Value;
        if (type == typeof(bool)) return bool.Parse(element.Value);
        if (type == typeof(int)) return int.Parse(element.Value, CultureInfo.InvariantCulture);
        if (type == typeof(long)) return long.Parse(element.Value, CultureInfo.InvariantCulture);
        if (type == typeof(DateTime)) return DateTimeOffset.Parse(element.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime;
        if (type == typeof(MemoryStream)) return new MemoryStream(Convert.FromBase64String(element.Value));
        if (type.IsAssignableTo(typeof(Runtime.ConstantClass))) return Constant(element.Value, type);
        if (type.IsAssignableTo(typeof(IDictionary))) return ReadMap(element, type);
        if (type.IsAssignableTo(typeof(IList))) return ReadList(element, type);

        var structure = Activator.CreateInstance(type);
        ReadMembers(element, structure);
        return structure;
    }

    private static object Constant(string value, Type type) => type.GetMethod("FindValue", [typeof(string)]).Invoke(null, [value]);

    private static IList ReadList(XElement element, Type type)
    {
        var list = (IList)Activator.CreateInstance(type);
        foreach (var item in element.Elements()) list.Add(Read(item, type.GenericTypeArguments[0]));
        return list;
    }

    private static IDictionary ReadMap(XElement element, Type type)
    {
        var valueType = type.GenericTypeArguments[1];
        var (keyName, valueName) = QueryMembers.EntryNames(valueType);
        var map = (IDictionary)Activator.CreateInstance(type);
        foreach (var entry in element.Elements())
        {
            if (Child(entry, keyName) is { } key && Child(entry, valueName) is { } value) map[key.Value] = Read(value, valueType);
        }

        return map;
    }
}
