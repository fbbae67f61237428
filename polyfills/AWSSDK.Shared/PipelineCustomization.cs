using Amazon.Runtime.Internal;

namespace Amazon.Polyfills;

/// <summary>The handlers that every service client adds to the pipeline of AWSSDK.Core.</summary>
internal static class PipelineCustomization
{
    public static void AddEndpointAndAuth(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new RegionalEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4AuthHandler());
    }
}
