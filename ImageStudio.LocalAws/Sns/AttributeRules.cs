using System.Buffers;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns;

/// <summary>What SNS asks of message attributes. See https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html.</summary>
internal static class AttributeRules
{
    private const int MaxName = 256;
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    /// <exception cref="AwsException">Name, type or value is not valid.</exception>
    public static void Check(string name, MessageAttribute attribute)
    {
        CheckName(name);
        var type = attribute.DataType;
        var hasText = !string.IsNullOrEmpty(attribute.StringValue);
        var hasBytes = attribute.BinaryValue is { Length: > 0 };
        if (type?.Split('.')[0] is not ("String" or "Number" or "Binary"))
            throw Invalid($"The message attribute '{name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.");
        if (!hasText && !hasBytes)
            throw Invalid($"The message attribute '{name}' must contain non-empty message attribute value for message attribute type '{type}'.");
        var isBinary = type.StartsWith("Binary", StringComparison.Ordinal);
        if (isBinary != hasBytes)
            throw Invalid($"The message attribute '{name}' with type '{type}' must use field '{(isBinary ? "Binary" : "String")}'.");
    }

    private static void CheckName(string name)
    {
        if (name.Length >= MaxName)
            throw Invalid($"Length of message attribute name must be less than {MaxName} bytes.");
        if (name.AsSpan().IndexOfAnyExcept(NameCharacters) is >= 0 and var at)
            throw Invalid($"Invalid non-alphanumeric character '#x{(int)name[at]:X}' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.");
        if (name.StartsWith('.'))
            throw Invalid("Invalid message attribute name starting with character '.' was found.");
        if (name.EndsWith('.'))
            throw Invalid("Invalid message attribute name ending with character '.' was found.");
        if (name.Contains("..", StringComparison.Ordinal))
            throw Invalid("Message attribute name can not have successive '.' character.");
    }

    private static AwsException Invalid(string reason) => new("ParameterValueInvalid", reason);
}
