using ImageStudio.LocalAws.Wire;

namespace ImageStudio.LocalAws.Sns;

/// <summary>The Simple Notification Service; the list of operations is the list of what is supported.</summary>
internal static class SnsOperations
{
    public static void AddSns(this IServiceCollection services) => services.AddSingleton(Define());

    private static ServiceDefinition Define() => new("SNS", "sns", "2010-03-31", "http://sns.amazonaws.com/doc/2010-03-31/")
    {
        Operations = Operation.Table(),
    };
}
