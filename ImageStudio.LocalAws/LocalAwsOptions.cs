using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace ImageStudio.LocalAws;

/// <summary>Where LocalAws keeps what it has acknowledged.</summary>
public enum Persistence
{
    /// <summary>On disk: what was acknowledged survives <c>kill -9</c>.</summary>
    Disk,

    /// <summary>In memory: gone with the process.</summary>
    Memory,
}

/// <summary>A key that requests may be signed with.</summary>
public sealed class LocalAwsCredential
{
    /// <summary>Id of the key, 4 to 128 letters, digits and underscores.</summary>
    public string AccessKeyId { get; set; } = "";

    /// <summary>The secret; it appears in no log, trace or message.</summary>
    public string SecretAccessKey { get; set; } = "";

    /// <summary>Name of the user whose key this is; the account's root when absent.</summary>
    public string? UserName { get; set; }
}

/// <summary>Settings of LocalAws, section <c>LocalAws</c>.</summary>
public sealed partial class LocalAwsOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "LocalAws";

    /// <summary>Disk (default) or Memory.</summary>
    public Persistence Persistence { get; set; } = Persistence.Disk;

    /// <summary>Folder of the store when <see cref="Persistence"/> is Disk; made when absent.</summary>
    [Required]
    public string DataDirectory { get; set; } = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "ImageStudio", "LocalAws");

    /// <summary>Account id of all resources, twelve digits.</summary>
    [RegularExpression("^[0-9]{12}$")]
    public string AccountId { get; set; } = "000000000000";

    /// <summary>Region of calls that name none.</summary>
    [Required]
    public string Region { get; set; } = "us-east-1";

    /// <summary>
    /// Whether e-mail subscriptions are confirmed at once (default), so that one command leads to a mail. When false they
    /// wait, as on AWS, for the link in a confirmation mail.
    /// </summary>
    public bool AutoConfirmEmail { get; set; } = true;

    /// <summary>
    /// Keys that are known. Where there is one, every request has to be signed with a known key, as on AWS; with none
    /// (default) every key and every signature is welcome.
    /// </summary>
    public IList<LocalAwsCredential> Credentials { get; } = [];

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var i = 0; i < Credentials.Count; i++)
        {
            if (!AccessKeyIdForm().IsMatch(Credentials[i].AccessKeyId))
                yield return Fault($"{i}:AccessKeyId is '{Credentials[i].AccessKeyId}'; it has to be 4 to 128 letters, digits and underscores.");
            else if (Credentials.Take(i).Any(c => c.AccessKeyId == Credentials[i].AccessKeyId))
                yield return Fault($"{i}:AccessKeyId is '{Credentials[i].AccessKeyId}', and so is an earlier one.");
            if (string.IsNullOrWhiteSpace(Credentials[i].SecretAccessKey))
                yield return Fault($"{i}:SecretAccessKey is empty.");
        }

        static ValidationResult Fault(string what) => new($"{Section}:{nameof(Credentials)}:{what}", [nameof(Credentials)]);
    }

    [GeneratedRegex(@"^[A-Za-z0-9_]{4,128}\z")]
    private static partial Regex AccessKeyIdForm();
}
