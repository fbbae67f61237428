namespace ImageStudio.LocalAws.Wire;

/// <summary>
/// Marks a list or map that the Query protocol writes without a wrapper and under another name: <c>AttributeNames</c> as
/// <c>AttributeName.1</c>, <c>Attributes</c> as <c>Attribute.1.Name</c>. Unmarked members have the wrapped form
/// (<c>Tags.member.1</c>, <c>Attributes.entry.1.key</c>).
/// See https://smithy.io/2.0/aws/protocols/aws-query-protocol.html.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FlattenedAttribute(string name) : Attribute
{
    /// <summary>Name of each element.</summary>
    public string Name { get; } = name;

    /// <summary>In maps, the name of the key's element.</summary>
    public string Key { get; init; } = "Name";

    /// <summary>In maps, the name of the value's element.</summary>
    public string Value { get; init; } = "Value";
}
