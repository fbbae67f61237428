using System.ComponentModel.DataAnnotations;

namespace ImageStudio.LocalAws;

/// <summary>Where LocalAws keeps what it has acknowledged.</summary>
public enum Persistence
{
    /// <summary>On disk: what was acknowledged survives <c>kill -9</c>.</summary>
    Disk,

    /// <summary>In memory: gone with the process.</summary>
    Memory,
}

/// <summary>Settings of LocalAws, section <c>LocalAws</c>.</summary>
public sealed class LocalAwsOptions
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
}
