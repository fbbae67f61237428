using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace ImageStudio.Tests.AppHost;

/// <summary>The AppHost's model, held before it is built: what it says of each resource can be read, nothing runs.</summary>
internal sealed class Composition : IAsyncDisposable
{
    private readonly IDistributedApplicationTestingBuilder _builder;

    private Composition(IDistributedApplicationTestingBuilder builder) => _builder = builder;

    /// <summary>Without the parameters.</summary>
    public IEnumerable<string> Names => _builder.Resources.Where(resource => resource is not ParameterResource).Select(resource => resource.Name);

    public static async Task<Composition> CreateAsync(TimeSpan limit, params string[] settings)
    {
        using var deadline = new CancellationTokenSource(limit);
        return new Composition(await DistributedApplicationTestingBuilder.CreateAsync<Projects.ImageStudio_AppHost>(settings, deadline.Token));
    }

    public T Resource<T>(string name)
        where T : IResource => (T)_builder.Resources.Single(resource => resource.Name == name);

    /// <summary>Gives the HTTP endpoint of a resource a port, as a start would.</summary>
    public void Allocate(string name, int port)
    {
        var endpoint = Resource<IResource>(name).Annotations.OfType<EndpointAnnotation>().Single();
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "localhost", port);
    }

    public IEnumerable<string> WaitsOf(string name) =>
        Resource<IResource>(name).Annotations.OfType<WaitAnnotation>().Select(wait => wait.Resource.Name);

    /// <summary>What the callbacks put into the environment; what is not known before the start is left out.</summary>
    public async Task<Dictionary<string, string>> EnvironmentAsync(string name)
    {
        var resource = Resource<IResource>(name);
        var context = new EnvironmentCallbackContext(_builder.ExecutionContext, resource);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToList())
            await annotation.Callback(context);

        var values = new Dictionary<string, string>();
        foreach (var (variable, value) in context.EnvironmentVariables)
            if (value is string text)
                values[variable] = text;
            else if (value is IValueProvider provider && IsKnown(value) && await provider.GetValueAsync() is { } provided)
                values[variable] = provided;
        return values;
    }

    public ValueTask DisposeAsync() => _builder.DisposeAsync();

    private static bool IsKnown(object value) => value switch
    {
        EndpointReference endpoint => endpoint.IsAllocated,
        EndpointReferenceExpression expression => expression.Endpoint.IsAllocated,
        IValueWithReferences expression => expression.References.All(IsKnown),
        _ => true,
    };
}
