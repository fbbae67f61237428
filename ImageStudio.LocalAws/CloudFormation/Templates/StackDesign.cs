using System.Text.Json.Nodes;

namespace ImageStudio.LocalAws.CloudFormation.Templates;

/// <summary>
/// A template with the values of one stack: which resources it wants, in which order, and with which properties once the
/// resources before them are known. Making one checks everything that can be checked before the first resource exists.
/// </summary>
internal sealed class StackDesign
{
    private readonly IReadOnlyDictionary<string, JsonNode> _parameters;
    private readonly Func<string, string?> _import;

    public StackDesign(Template template, IReadOnlyDictionary<string, string> parameterValues, StackIdentity stack, Func<string, string?> import)
    {
        Template = template;
        ParameterValues = parameterValues;
        _parameters = Templates.ParameterValues.Bind(template, parameterValues, stack);
        _import = import;
        Resources = Order();
        SymbolicOutputs = Outputs(new Placeholders(ActiveIds(), import));
    }

    public Template Template { get; }

    /// <summary>The parameters' values as text.</summary>
    public IReadOnlyDictionary<string, string> ParameterValues { get; }

    /// <summary>The resources whose condition holds, each after those it needs.</summary>
    public IReadOnlyList<DesignedResource> Resources { get; }

    /// <summary>The outputs with placeholders for what is not known before deployment.</summary>
    public IReadOnlyList<DesignedOutput> SymbolicOutputs { get; }

    /// <summary>Names of the exports of other stacks that this one has looked up.</summary>
    public IReadOnlySet<string> Imports => _imports;

    private readonly HashSet<string> _imports = new(StringComparer.Ordinal);

    /// <summary>A resource's properties, with references resolved.</summary>
    public JsonObject Properties(TemplateResource resource, IReferences references) =>
        (JsonObject)Evaluator(references).Evaluate(resource.Properties)!;

    /// <summary>The outputs whose condition holds.</summary>
    public IReadOnlyList<DesignedOutput> Outputs(IReferences references)
    {
        var evaluator = new Evaluator(Template, _parameters, references) { Block = "Outputs" };
        return
        [
            .. from output in Template.Outputs
               where evaluator.Holds(output.Condition)
               select new DesignedOutput(output.Key, evaluator.Text(output.Value, $"The Value field of output {output.Key}"))
               {
                   Description = output.Description,
                   ExportName = output.ExportName is null ? null : evaluator.Text(output.ExportName, $"The Export name of output {output.Key}"),
               },
        ];
    }

    private Evaluator Evaluator(IReferences references) => new(Template, _parameters, references);

    private HashSet<string> ActiveIds()
    {
        var evaluator = Evaluator(new Placeholders(new HashSet<string>(), _import));
        return Template.Resources.Where(r => evaluator.Holds(r.Condition)).Select(r => r.LogicalId).ToHashSet(StringComparer.Ordinal);
    }

    private List<DesignedResource> Order()
    {
        var active = ActiveIds();
        var designs = Template.Resources.Where(r => active.Contains(r.LogicalId)).Select(r => Design(r, active)).ToDictionary(d => d.Resource.LogicalId);
        var order = DependencyGraph.Order([.. designs.Keys], designs.ToDictionary(d => d.Key, d => d.Value.Needs));
        return [.. order.Select(id => designs[id])];
    }

    private DesignedResource Design(TemplateResource resource, HashSet<string> active)
    {
        var placeholders = new Placeholders(active, Import);
        var properties = Properties(resource, placeholders);
        if (resource.DependsOn.Except(Template.Resources.Select(r => r.LogicalId)).ToList() is { Count: > 0 } unknown)
            throw CloudFormationErrors.TemplateFormat($"Unresolved resource dependencies [{string.Join(", ", unknown)}] in the Resources block of the template");
        var needs = resource.DependsOn.Where(active.Contains).Concat(placeholders.Seen).ToHashSet(StringComparer.Ordinal);
        return new DesignedResource(resource, properties, needs);
    }

    private string? Import(string name)
    {
        _imports.Add(name);
        return _import(name);
    }

    /// <summary>Stands in for resources that do not exist yet, and notes which were asked for.</summary>
    private sealed class Placeholders(IReadOnlySet<string> active, Func<string, string?> import) : IReferences
    {
        public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

        public string? Ref(string logicalId) => Note(logicalId) ? $"${{{logicalId}}}" : null;

        public string? GetAtt(string logicalId, string attribute) => Note(logicalId) ? $"${{{logicalId}.{attribute}}}" : null;

        public string? Import(string exportName) => import(exportName);

        private bool Note(string logicalId)
        {
            if (!active.Contains(logicalId))
                return false;
            Seen.Add(logicalId);
            return true;
        }
    }
}

/// <summary>A resource that a stack wants.</summary>
/// <param name="Resource">Its declaration.</param>
/// <param name="Symbolic">Its properties with <c>${Resource.Attribute}</c> in place of what is not known before deployment; two designs are compared by them.</param>
/// <param name="Needs">Logical ids of the resources that come first.</param>
internal sealed record DesignedResource(TemplateResource Resource, JsonObject Symbolic, IReadOnlySet<string> Needs);

/// <summary>An output with its value.</summary>
internal sealed record DesignedOutput(string Key, string Value)
{
    public string? Description { get; init; }

    public string? ExportName { get; init; }
}
