using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.AWS.CloudFormation;

/// <summary>An output of a stack, known once the stack is provisioned.</summary>
public class StackOutputReference(string name, ICloudFormationResource resource) : IManifestExpressionProvider, IValueProvider, IValueWithReferences
{
    public string Name { get; } = name;

    public ICloudFormationResource Resource { get; } = resource;

    /// <exception cref="InvalidOperationException">The stack has no such output, or is not provisioned yet.</exception>
    public string? Value =>
        Resource.Outputs?.Find(output => output.OutputKey == Name) is { } output
            ? output.OutputValue
            : throw new InvalidOperationException($"No output for {Name}");

    public string ValueExpression => $"{{{Resource.Name}.output.{Name}}}";

    IEnumerable<object> IValueWithReferences.References => [Resource];

    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        if (Resource.ProvisioningTaskCompletionSource is { } provisioning) await provisioning.Task.WaitAsync(cancellationToken);
        return Value;
    }
}
