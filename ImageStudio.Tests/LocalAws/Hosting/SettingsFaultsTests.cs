using ImageStudio.LocalAws.Hosting;
using Microsoft.Extensions.Configuration;

namespace ImageStudio.Tests.LocalAws.Hosting;

public class SettingsFaultsTests
{
    [Fact]
    public void All_wrong_settings_are_told_at_once_with_name_and_value() => Assert.Equal(
        [
            "LocalAws:AccountId is '12'; The field AccountId must match the regular expression '^[0-9]{12}$'.",
            "LocalAws:AutoConfirmEmail is 'maybe'; that is no true or false.",
            "LocalAws:DataDirectry is no setting; there are Persistence, DataDirectory, AccountId, Region, AutoConfirmEmail, Credentials.",
            "LocalAws:Persistence is 'Tape'; it has to be one of Disk, Memory.",
            "LocalAws:Smtp:Port is '99999'; The field Port must be between 1 and 65535.",
            "LocalAws:Smtp:RetryDelay is 'soon'; that is no duration such as 00:00:30.",
        ],
        Find(
            ("AccountId", "12"), ("AutoConfirmEmail", "maybe"), ("DataDirectry", "/data"), ("Persistence", "Tape"),
            ("Smtp:Port", "99999"), ("Smtp:RetryDelay", "soon")).Order(StringComparer.Ordinal));

    [Fact]
    public void Right_settings_have_no_fault_and_no_secret_is_looked_at() => Assert.Empty(Find(
        ("Persistence", "memory"), ("Region", "eu-west-1"), ("Credentials:0:AccessKeyId", "me"), ("Credentials:0:SecretAccessKey", "s3cret"),
        ("Smtp:Host", "mail.example"), ("Smtp:Port", "587"), ("Smtp:Password", "s3cret"), ("Smtp:UseTls", "true")));

    private static IReadOnlyList<string> Find(params (string Name, string Value)[] settings) => SettingsFaults.Find(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(each => KeyValuePair.Create<string, string?>($"LocalAws:{each.Name}", each.Value))).Build());
}
