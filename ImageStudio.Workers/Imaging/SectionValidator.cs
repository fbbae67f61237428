using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace ImageStudio.Workers.Imaging;

/// <summary>Checks the annotations of an options class and reports every fault with the setting's full name and its value.</summary>
/// <param name="section">Name of the configuration section.</param>
internal sealed class SectionValidator<T>(string section) : IValidateOptions<T>
    where T : class
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var faults = new List<ValidationResult>();
        if (Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)) return ValidateOptionsResult.Success;
        return ValidateOptionsResult.Fail(faults.SelectMany(fault => fault.MemberNames.Select(member => string.Create(
            CultureInfo.InvariantCulture, $"{section}:{member} = {typeof(T).GetProperty(member)!.GetValue(options)}: {fault.ErrorMessage}"))));
    }
}
