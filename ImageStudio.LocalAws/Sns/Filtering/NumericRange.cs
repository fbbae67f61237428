using System.Text.Json;
using ImageStudio.LocalAws.Common;

namespace ImageStudio.LocalAws.Sns.Filtering;

/// <summary>The numbers between two bounds: <c>["=", 5]</c>, <c>["&gt;", 0, "&lt;=", 150]</c>.</summary>
internal sealed record NumericRange(double From, bool IncludesFrom, double To, bool IncludesTo)
{
    public bool Contains(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number && value.GetDouble() is var number
        && (number > From || (IncludesFrom && number.Equals(From))) && (number < To || (IncludesTo && number.Equals(To)));

    /// <exception cref="AwsException">It is no range.</exception>
    public static NumericRange Read(JsonElement range)
    {
        if (range.ValueKind is not JsonValueKind.Array)
            throw FilterErrors.Invalid("Value of numeric must be an array.");
        JsonElement[] parts = [.. range.EnumerateArray()];
        if (parts.Length == 0 || parts[0].ValueKind is not JsonValueKind.String)
            throw FilterErrors.Invalid($"Invalid member in numeric match: {(parts.Length == 0 ? "]" : parts[0].GetRawText())}");
        var comparison = parts[0].GetString()!;
        return comparison switch
        {
            "=" => Single(parts, "equals", number => new NumericRange(number, true, number, true)),
            "<" or "<=" => Single(parts, comparison, number => new NumericRange(double.NegativeInfinity, false, number, comparison is "<=")),
            ">" or ">=" => parts.Length <= 2 ? Single(parts, comparison, number => new NumericRange(number, comparison is ">=", double.PositiveInfinity, false)) : Double(parts, comparison),
            _ => throw FilterErrors.Invalid($"Unrecognized numeric range operator: {comparison}"),
        };
    }

    private static NumericRange Single(JsonElement[] parts, string name, Func<double, NumericRange> make)
    {
        var number = Number(parts, 1, name);
        return parts.Length == 2 ? make(number) : throw FilterErrors.Invalid("Too many elements in numeric expression");
    }

    private static NumericRange Double(JsonElement[] parts, string comparison)
    {
        var from = Number(parts, 1, comparison);
        if (parts[2].ValueKind is not JsonValueKind.String)
            throw FilterErrors.Invalid($"Bad value in numeric range: {parts[2].GetRawText()}");
        var second = parts[2].GetString()!;
        if (second is not ("<" or "<="))
            throw FilterErrors.Invalid($"Bad numeric range operator: {second}");
        var to = Number(parts, 3, second);
        if (from >= to)
            throw FilterErrors.Invalid("Bottom must be less than top");
        return parts.Length == 4
            ? new NumericRange(from, comparison is ">=", to, second is "<=")
            : throw FilterErrors.Invalid("Too many terms in numeric range expression");
    }

    private static double Number(JsonElement[] parts, int index, string name) =>
        index < parts.Length && parts[index].ValueKind is JsonValueKind.Number ? parts[index].GetDouble() : throw FilterErrors.Invalid($"Value of {name} must be numeric");
}
