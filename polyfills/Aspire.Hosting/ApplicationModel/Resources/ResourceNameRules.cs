namespace Aspire.Hosting.ApplicationModel;

/// <summary>The rules that Aspire sets for a resource's name.</summary>
internal static class ResourceNameRules
{
    private const int MaximumLength = 64;

    public static void Validate(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (Fault(name) is { } fault)
            throw new ArgumentException($"Resource name '{name}' is invalid: {fault}.", nameof(name));
    }

    private static string? Fault(string name) =>
        name.Length > MaximumLength ? $"it is longer than {MaximumLength} characters"
        : !char.IsAsciiLetter(name[0]) ? "it has to start with an ASCII letter"
        : name.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-') ? "only ASCII letters, digits and hyphens are allowed"
        : name.EndsWith('-') || name.Contains("--", StringComparison.Ordinal) ? "it must not end with a hyphen or have two in a row"
        : null;
}
