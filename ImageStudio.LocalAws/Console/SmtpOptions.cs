using System.ComponentModel.DataAnnotations;

namespace ImageStudio.LocalAws.Console;

/// <summary>A mail server that gets every mail too, section <c>LocalAws:Smtp</c>; none unless a host is set.</summary>
public sealed class SmtpOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "LocalAws:Smtp";

    /// <summary>Host name of the mail server; <c>null</c> (default) keeps mails in the inbox only.</summary>
    public string? Host { get; set; }

    /// <summary>Port, 1 to 65535; 25 by default.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 25;

    /// <summary>Whether the connection has to be encrypted (STARTTLS); off by default.</summary>
    public bool UseTls { get; set; }

    /// <summary>User name, where the server asks for one.</summary>
    public string? UserName { get; set; }

    /// <summary>Password, where the server asks for one.</summary>
    public string? Password { get; set; }

    /// <summary>Sender's address; the mail's own by default.</summary>
    [EmailAddress]
    public string? From { get; set; }

    /// <summary>Pause before a mail that was refused is tried again; 30 s by default.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(30);
}
