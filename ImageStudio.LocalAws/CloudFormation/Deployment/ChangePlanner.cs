using System.Text.Json.Nodes;
using ImageStudio.LocalAws.CloudFormation.Resources;
using ImageStudio.LocalAws.CloudFormation.Templates;

namespace ImageStudio.LocalAws.CloudFormation.Deployment;

/// <summary>Compares two designs of a stack.</summary>
internal sealed class ChangePlanner(ResourceTypes types)
{
    /// <summary>What would become of each resource; those that stay as they are, are left out.</summary>
    public IReadOnlyList<ResourceChange> Compare(Stack stack, StackDesign? present, StackDesign wanted)
    {
        var changes = new List<ResourceChange>();
        var replaced = new HashSet<string>(StringComparer.Ordinal);
        foreach (var design in wanted.Resources)
        {
            var old = present?.Resources.FirstOrDefault(r => r.Resource.LogicalId == design.Resource.LogicalId);
            if (Compare(stack, old, design, replaced) is { } change)
                changes.Add(change);
        }
        var dropped = present?.Resources.Where(old => !wanted.Resources.Any(d => d.Resource.LogicalId == old.Resource.LogicalId)) ?? [];
        changes.AddRange(dropped.Select(old => new ResourceChange("Remove", old.Resource.LogicalId, PhysicalId(stack, old), old.Resource.Type, null, [])));
        return changes;
    }

    /// <summary>Whether anything else differs that a deployment would bring about: outputs, tags, attributes of resources.</summary>
    public static bool DiffersBesides(Stack stack, StackDesign present, Stack target, StackDesign wanted) =>
        !stack.Tags.SequenceEqual(target.Tags)
        || !stack.NotificationArns.SequenceEqual(target.NotificationArns)
        || present.Template.Description != wanted.Template.Description
        || !Outputs(present).SequenceEqual(Outputs(wanted))
        || !Attributes(present).SequenceEqual(Attributes(wanted));

    private ResourceChange? Compare(Stack stack, DesignedResource? old, DesignedResource wanted, HashSet<string> replaced)
    {
        var (id, type) = (wanted.Resource.LogicalId, wanted.Resource.Type);
        if (old is null)
            return new ResourceChange("Add", id, null, type, null, []);

        var changed = wanted.Symbolic.Select(p => p.Key).Union(old.Symbolic.Select(p => p.Key))
            .Where(name => !JsonNode.DeepEquals(old.Symbolic[name], wanted.Symbolic[name]) || RefersTo(wanted.Symbolic[name], replaced))
            .Order(StringComparer.Ordinal).ToList();
        if (changed.Count == 0 && old.Resource.Type == type)
            return null;
        var replace = old.Resource.Type != type || changed.Any(types[type].Schema.CreateOnly.Contains);
        if (replace)
            replaced.Add(id);
        return new ResourceChange("Modify", id, PhysicalId(stack, old), type, replace ? "True" : "False", [.. changed]);
    }

    // A placeholder is ${Id} or ${Id.Attribute}; see StackDesign.
    private static bool RefersTo(JsonNode? value, HashSet<string> ids) =>
        value?.ToString() is { } text && ids.Any(id => text.Contains($"${{{id}}}", StringComparison.Ordinal) || text.Contains($"${{{id}.", StringComparison.Ordinal));

    private static string? PhysicalId(Stack stack, DesignedResource resource) => stack.Find(resource.Resource.LogicalId)?.PhysicalId;

    private static IEnumerable<string> Outputs(StackDesign design) => design.SymbolicOutputs.Select(o => $"{o.Key}\n{o.Value}\n{o.Description}\n{o.ExportName}");

    private static IEnumerable<string> Attributes(StackDesign design) =>
        design.Resources.Select(d => $"{d.Resource.LogicalId}\n{d.Resource.DeletionPolicy}\n{d.Resource.UpdateReplacePolicy}\n{d.Resource.Metadata?.ToJsonString()}")
            .Order(StringComparer.Ordinal);
}
