using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Publishing;

namespace Aspire.Hosting.AWS.CloudFormation;

/// <summary>Somebody gets the stack's outputs.</summary>
internal sealed record CloudFormationReferenceAnnotation(string TargetResource) : IResourceAnnotation;

/// <summary>A stack as a manifest names it.</summary>
internal static class CloudFormationManifest
{
    /// <summary>Notes once who gets the stack's outputs.</summary>
    public static void ReferenceBy(this ICloudFormationResource stack, IResource target)
    {
        var reference = new CloudFormationReferenceAnnotation(target.Name);
        if (!stack.Annotations.Contains(reference)) stack.Annotations.Add(reference);
    }

    public static void Write(ICloudFormationResource stack, ManifestPublishingContext context)
    {
        var writer = context.Writer;
        var template = stack as ICloudFormationTemplateResource;
        writer.WriteString("type", template is null ? "aws.cloudformation.stack.v0" : "aws.cloudformation.template.v0");
        writer.WriteString("stack-name", stack.StackName);
        if (template is not null) writer.WriteString("template-path", context.GetManifestRelativePath(template.TemplatePath));
        writer.WriteStartArray("references");
        foreach (var reference in stack.Annotations.OfType<CloudFormationReferenceAnnotation>())
        {
            writer.WriteStartObject();
            writer.WriteString("target-resource", reference.TargetResource);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
