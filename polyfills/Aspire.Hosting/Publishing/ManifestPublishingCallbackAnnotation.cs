using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Publishing;

namespace Aspire.Hosting.ApplicationModel
{
    public class ManifestPublishingCallbackAnnotation : IResourceAnnotation
    {
        public ManifestPublishingCallbackAnnotation(Action<ManifestPublishingContext>? callback)
        {
            if (callback is not null)
                Callback = context =>
                {
                    callback(context);
                    return Task.CompletedTask;
                };
        }

        public ManifestPublishingCallbackAnnotation(Func<ManifestPublishingContext, Task>? callback) => Callback = callback;

        /// <summary>Leaves the resource out.</summary>
        public static ManifestPublishingCallbackAnnotation Ignore { get; } = new((Func<ManifestPublishingContext, Task>?)null);

        /// <summary>Writes the members of the resource's object; null leaves it out.</summary>
        public Func<ManifestPublishingContext, Task>? Callback { get; }
    }
}

namespace Aspire.Hosting
{
    public static partial class ResourceBuilderExtensions
    {
        public static IResourceBuilder<T> WithManifestPublishingCallback<T>(this IResourceBuilder<T> builder, Action<ManifestPublishingContext> callback)
            where T : IResource => builder.WithAnnotation(new ManifestPublishingCallbackAnnotation(callback), ResourceAnnotationMutationBehavior.Replace);

        public static IResourceBuilder<T> WithManifestPublishingCallback<T>(this IResourceBuilder<T> builder, Func<ManifestPublishingContext, Task> callback)
            where T : IResource => builder.WithAnnotation(new ManifestPublishingCallbackAnnotation(callback), ResourceAnnotationMutationBehavior.Replace);

        public static IResourceBuilder<T> ExcludeFromManifest<T>(this IResourceBuilder<T> builder)
            where T : IResource => builder.WithAnnotation(ManifestPublishingCallbackAnnotation.Ignore, ResourceAnnotationMutationBehavior.Replace);
    }
}
