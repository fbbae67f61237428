using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment => WithEndpoints(builder, source.Resource, source.Resource.Name, _ => true);

    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source, string name)
        where TDestination : IResourceWithEnvironment => WithEndpoints(builder, source.Resource, name, _ => true);

    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, EndpointReference endpointReference)
        where TDestination : IResourceWithEnvironment =>
        WithEndpoints(builder, endpointReference.Resource, endpointReference.Resource.Name, e => string.Equals(e.EndpointName, endpointReference.EndpointName, StringComparison.OrdinalIgnoreCase));

    private static IResourceBuilder<TDestination> WithEndpoints<TDestination>(IResourceBuilder<TDestination> builder, IResourceWithEndpoints source, string name, Func<EndpointReference, bool> isMeant)
        where TDestination : IResourceWithEnvironment =>
        builder.WithReferenceRelationship(source).WithEnvironment(context =>
        {
            var perKey = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            foreach (var endpoint in source.GetEndpoints().Where(e => isMeant(e) && !e.EndpointAnnotation.ExcludeReferenceEndpoint))
            {
                var key = endpoint.EndpointName is "http" or "https" ? endpoint.Scheme : endpoint.EndpointName;
                var index = perKey[key] = perKey.GetValueOrDefault(key, -1) + 1;
                context.EnvironmentVariables[string.Create(CultureInfo.InvariantCulture, $"services__{name}__{key}__{index}")] = endpoint;
                context.EnvironmentVariables[$"{Variable(name)}_{Variable(endpoint.EndpointName)}"] = endpoint;
            }
        });

    private static string Variable(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'));
}
