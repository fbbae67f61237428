using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;

namespace ImageStudio.Benchmarks;

/// <summary>Reads the settings of a benchmark.</summary>
internal static class CommandLineOptions
{
    /// <summary>False where a setting is wrong; all faults are told then.</summary>
    public static bool TryRead<T>(string[] settings, [NotNullWhen(true)] out T? options) where T : class, new()
    {
        var read = new ConfigurationBuilder().AddCommandLine(settings).Build().Get<T>() ?? new T();
        var faults = new List<ValidationResult>();
        options = Validator.TryValidateObject(read, new ValidationContext(read), faults, validateAllProperties: true) ? read : null;
        foreach (var fault in faults) Console.Error.WriteLine(fault.ErrorMessage);
        return options is not null;
    }
}
