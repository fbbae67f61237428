using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ImageStudio.LocalAws.CloudFormation.Templates;

/// <summary>
/// Reads YAML into the tree that the same template has in JSON; short tags (<c>!Sub</c>) become their long form. Aliases and
/// merges are refused, as CloudFormation does.
/// See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html.
/// </summary>
internal static class YamlReader
{
    private const int MaxDepth = 64;

    public static JsonNode? Read(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.TryConsume<StreamEnd>(out _))
                return null;
            parser.Consume<DocumentStart>();
            return Node(parser, depth: 0);
        }
        catch (YamlException exception)
        {
            throw CloudFormationErrors.TemplateFormat($"YAML not well-formed. (line {exception.Start.Line}, column {exception.Start.Column})");
        }
    }

    private static JsonNode? Node(IParser parser, int depth)
    {
        if (depth > MaxDepth)
            throw CloudFormationErrors.TemplateFormat($"nested more than {MaxDepth} levels deep.");
        if (parser.TryConsume<Scalar>(out var scalar))
            return Function(scalar.Tag, Value(scalar));
        if (parser.TryConsume<SequenceStart>(out var sequence))
            return Function(sequence.Tag, Sequence(parser, depth));
        if (parser.TryConsume<MappingStart>(out var mapping))
            return Function(mapping.Tag, Mapping(parser, depth));
        var mark = parser.Current?.Start ?? Mark.Empty;
        throw CloudFormationErrors.TemplateFormat($"YAML aliases are not allowed in CloudFormation templates. (line {mark.Line}, column {mark.Column})");
    }

    private static JsonArray Sequence(IParser parser, int depth)
    {
        var array = new JsonArray();
        while (!parser.TryConsume<SequenceEnd>(out _))
            array.Add(Node(parser, depth + 1));
        return array;
    }

    private static JsonObject Mapping(IParser parser, int depth)
    {
        var mapping = new JsonObject();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            if (!mapping.TryAdd(key.Value, Node(parser, depth + 1)))
                throw CloudFormationErrors.TemplateFormat($"the name {key.Value} occurs twice in one object. (line {key.Start.Line})");
        }
        return mapping;
    }

    private static JsonNode? Function(TagName tag, JsonNode? value)
    {
        if (tag.IsEmpty || tag.IsNonSpecific || !tag.Value.StartsWith('!') || tag.Value.Length == 1)
            return value;
        var name = tag.Value[1..];
        return name switch
        {
            "Ref" or "Condition" => new JsonObject { [name] = value },
            // !GetAtt A.B is short for [A, B]; attribute names may hold further dots.
            "GetAtt" when value is JsonValue text && ScalarText.Of(text).Split('.', 2) is [var resource, var attribute] =>
                new JsonObject { ["Fn::GetAtt"] = new JsonArray(resource, attribute) },
            _ => new JsonObject { [$"Fn::{name}"] = value },
        };
    }

    // Only what reads the same in both notations becomes a number: 007 and 1.10 are names, not sums.
    private static JsonNode? Value(Scalar scalar)
    {
        if (scalar.Style != ScalarStyle.Plain)
            return scalar.Value;
        return scalar.Value switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            var text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number.ToString(CultureInfo.InvariantCulture) == text => number,
            var text => text,
        };
    }
}
