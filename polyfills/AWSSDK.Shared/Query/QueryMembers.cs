using System.Collections.Concurrent;
using System.Reflection;

namespace Amazon.Polyfills;

/// <summary>The members of a model class that travel: those declared in this assembly with a getter and a setter.</summary>
internal static class QueryMembers
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Cache = new();

    public static PropertyInfo[] Of(Type type) => Cache.GetOrAdd(type, static type =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property is { CanRead: true, CanWrite: true } && property.DeclaringType?.Assembly == typeof(QueryMembers).Assembly),
    ]);

    // A map of strings travels as entry/key/value, a map of structures (SNS message attributes) as entry/Name/Value.
    public static (string Key, string Value) EntryNames(Type valueType) =>
        valueType == typeof(string) ? ("key", "value") : ("Name", "Value");
}
