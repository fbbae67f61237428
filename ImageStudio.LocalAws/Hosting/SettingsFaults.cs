using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using ImageStudio.LocalAws.Console;

namespace ImageStudio.LocalAws.Hosting;

/// <summary>Looks at all settings before anything starts, so that whoever set them hears of every fault at once, with name and value.</summary>
internal static class SettingsFaults
{
    /// <summary>Says what is wrong, where something is.</summary>
    public static bool HasWrongSettings(this WebApplicationBuilder builder)
    {
        var faults = Find(builder.Configuration);
        if (faults.Count > 0)
            System.Console.Error.WriteLine($"LocalAws cannot start:\n  {string.Join("\n  ", faults)}");
        return faults.Count > 0;
    }

    /// <summary>The faults as sentences; none where everything is right.</summary>
    public static IReadOnlyList<string> Find(IConfiguration configuration) =>
    [
        .. Of<LocalAwsOptions>(configuration.GetSection(LocalAwsOptions.Section)),
        .. Of<SmtpOptions>(configuration.GetSection(SmtpOptions.Section)),
    ];

    private static IEnumerable<string> Of<T>(IConfigurationSection section)
    {
        var properties = typeof(T).GetProperties().ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var setting in section.GetChildren())
        {
            if (!properties.TryGetValue(setting.Key, out var property))
            {
                if ($"{section.Path}:{setting.Key}" is var name && !name.Equals(SmtpOptions.Section, StringComparison.OrdinalIgnoreCase))
                    yield return $"{name} is no setting; there are {string.Join(", ", properties.Keys)}.";
            }
            else if (setting.Value is { } text && Fault(property, text) is { } fault)
                yield return $"{section.Path}:{property.Name} is '{text}'; {fault}";
        }
    }

    private static string? Fault(PropertyInfo property, string text)
    {
        object? value;
        try
        {
            value = TypeDescriptor.GetConverter(property.PropertyType).ConvertFromInvariantString(text);
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or NotSupportedException)
        {
            return property.PropertyType.IsEnum ? $"it has to be one of {string.Join(", ", Enum.GetNames(property.PropertyType))}." : $"that is no {Kind(property.PropertyType)}.";
        }

        var faults = new List<ValidationResult>();
        var context = new ValidationContext(new object()) { MemberName = property.Name, DisplayName = property.Name };
        return Validator.TryValidateValue(value, context, faults, property.GetCustomAttributes<ValidationAttribute>()) ? null : string.Join(' ', faults.Select(each => each.ErrorMessage));
    }

    private static string Kind(Type type) => type == typeof(bool) ? "true or false" : type == typeof(TimeSpan) ? "duration such as 00:00:30" : "whole number";
}
