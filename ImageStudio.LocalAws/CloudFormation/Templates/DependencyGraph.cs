namespace ImageStudio.LocalAws.CloudFormation.Templates;

/// <summary>Puts resources into an order in which each comes after those that it needs.</summary>
internal static class DependencyGraph
{
    /// <summary>A stable order: where dependencies leave a choice, the template's order decides.</summary>
    /// <param name="nodes">Logical ids in the order of the template.</param>
    /// <param name="needs">For each, the ids that have to be there first.</param>
    /// <exception cref="Common.AwsException">Some need each other.</exception>
    public static IReadOnlyList<string> Order(IReadOnlyList<string> nodes, IReadOnlyDictionary<string, IReadOnlySet<string>> needs)
    {
        var ordered = new List<string>(nodes.Count);
        var done = new HashSet<string>(StringComparer.Ordinal);
        var waiting = nodes.ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.Find(node => needs[node].IsSubsetOf(done))
                ?? throw CloudFormationErrors.Validation($"Circular dependency between resources: [{string.Join(", ", waiting)}]");
            waiting.Remove(next);
            done.Add(next);
            ordered.Add(next);
        }
        return ordered;
    }
}
