using System.Text.Json.Serialization;
using ImageStudio.LocalAws.Common.Credentials;
using ImageStudio.LocalAws.Sts.Operations;
using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sts;

/// <summary>The Security Token Service; the list of operations is the list of what is supported.</summary>
internal static class StsOperations
{
    public static void AddSts(this IServiceCollection services) => services.AddSingleton(Define);

    private static ServiceDefinition Define(IServiceProvider provider) => new("STS", "sts", "2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/")
    {
        Operations = Operation.Table(
            Operation.Of(new AssumeRole(provider.GetRequiredService<CredentialDirectory>(), provider.GetRequiredService<TimeProvider>()), StsJson.Default),
            Operation.Of(new GetCallerIdentity(), StsJson.Default)),
    };
}

/// <summary>Shapes of the service's requests and results.</summary>
[JsonSerializable(typeof(AssumeRoleRequest))]
[JsonSerializable(typeof(AssumeRoleResult))]
[JsonSerializable(typeof(GetCallerIdentityRequest))]
[JsonSerializable(typeof(GetCallerIdentityResult))]
internal sealed partial class StsJson : JsonSerializerContext;
