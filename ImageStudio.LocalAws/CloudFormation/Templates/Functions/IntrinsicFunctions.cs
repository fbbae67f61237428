using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Templates.Functions;

/// <summary>One intrinsic function.</summary>
internal interface IIntrinsicFunction
{
    /// <summary>Name in a template, for example <c>Fn::Join</c>.</summary>
    string Name { get; }

    /// <summary>Resolves a call; the argument is as written, functions within unresolved.</summary>
    /// <exception cref="Common.AwsException">The argument has the wrong form.</exception>
    JsonNode? Apply(JsonNode? argument, Evaluator evaluator);
}

/// <summary>
/// The functions that templates may use; any other <c>Fn::</c> is refused.
/// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html.
/// </summary>
internal static class IntrinsicFunctions
{
    private static readonly FrozenDictionary<string, IIntrinsicFunction> ByName = new IIntrinsicFunction[]
    {
        new RefFunction(), new GetAttFunction(), new SubFunction(), new JoinFunction(), new SplitFunction(), new SelectFunction(),
        new FindInMapFunction(), new IfFunction(), new EqualsFunction(), new AndFunction(), new OrFunction(), new NotFunction(),
        new ImportValueFunction(), new Base64Function(), new GetAZsFunction(),
    }.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>The function that an object calls, or <c>null</c> where the object is data.</summary>
    public static (IIntrinsicFunction Function, JsonNode? Argument)? Find(JsonObject node)
    {
        if (node.Count != 1)
            return null;
        var (name, argument) = node.First();
        if (ByName.TryGetValue(name, out var function))
            return (function, argument);
        return name.StartsWith("Fn::", StringComparison.Ordinal) ? throw CloudFormationErrors.Unsupported($"the function {name}") : null;
    }

    /// <summary>The items of a call's argument list.</summary>
    public static JsonArray Arguments(this IIntrinsicFunction function, JsonNode? argument, int least, int most) =>
        argument is JsonArray list && list.Count >= least && list.Count <= most
            ? list
            : throw CloudFormationErrors.Template(
                $"{function.Name} needs a list of {(least == most ? $"{least}" : $"{least} to {most}")} arguments.");
}
