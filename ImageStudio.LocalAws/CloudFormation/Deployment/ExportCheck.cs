using System.Collections.Immutable;
using ImageStudio.LocalAws.CloudFormation.Templates;

namespace ImageStudio.LocalAws.CloudFormation.Deployment;

/// <summary>Keeps exports unique within a region, and in place while another stack uses them.</summary>
internal sealed class ExportCheck(StackStore store)
{
    /// <exception cref="Common.AwsException">An export belongs to another stack, or one in use would go.</exception>
    public void Check(Stack stack, ImmutableArray<StackOutput> outputs)
    {
        foreach (var output in outputs)
        {
            if (output.ExportName is { } name && store.Export(name, stack.Region) is var (owner, _) && owner.Id != stack.Id)
                throw CloudFormationErrors.Validation($"Export with name {name} is already exported by stack {owner.Name}.");
        }
        var kept = outputs.Select(o => o.ExportName).ToHashSet();
        CheckUnused(stack, stack.Outputs.Select(o => o.ExportName).Where(name => !kept.Contains(name)));
    }

    /// <exception cref="Common.AwsException">An export of the stack is in use.</exception>
    public void CheckDeletable(Stack stack) => CheckUnused(stack, stack.Outputs.Select(o => o.ExportName));

    /// <summary>Names of the stacks that use an export.</summary>
    public IReadOnlyList<string> Importers(string export, string region) =>
        [.. store.All().Where(s => s.Region == region && s.Status != StackStatus.DeleteComplete && s.Imports.Contains(export)).Select(s => s.Name)];

    private void CheckUnused(Stack stack, IEnumerable<string?> exports)
    {
        foreach (var export in exports.OfType<string>())
        {
            if (Importers(export, stack.Region) is { Count: > 0 } importers)
                throw CloudFormationErrors.ExportInUse(export, importers);
        }
    }
}

internal static class DesignOutputs
{
    /// <summary>The outputs as the stack keeps them.</summary>
    public static ImmutableArray<StackOutput> StackOutputs(this StackDesign design, IReferences references) =>
        [.. design.Outputs(references).Select(o => new StackOutput(o.Key, o.Value, o.Description, o.ExportName))];
}
