namespace Aspire.Hosting;

public class DistributedApplicationExecutionContext
{
    private readonly DistributedApplicationExecutionContextOptions? _options;

    public DistributedApplicationExecutionContext(DistributedApplicationOperation operation) => Operation = operation;

    public DistributedApplicationExecutionContext(DistributedApplicationExecutionContextOptions options)
    {
        Operation = options.Operation;
        _options = options;
    }

    public DistributedApplicationOperation Operation { get; }

    public bool IsRunMode => Operation is DistributedApplicationOperation.Run;

    public bool IsPublishMode => Operation is DistributedApplicationOperation.Publish;

    public IServiceProvider ServiceProvider => _options?.ServiceProvider ?? throw new InvalidOperationException("The services are there once the application is built.");
}

public class DistributedApplicationExecutionContextOptions(DistributedApplicationOperation operation)
{
    public DistributedApplicationOperation Operation { get; } = operation;

    public IServiceProvider? ServiceProvider { get; set; }
}

public enum DistributedApplicationOperation
{
    Run = 0,
    Publish = 1,
}
