using System.Collections.Frozen;
using ImageStudio.LocalAws.CloudFormation.Templates;

namespace ImageStudio.LocalAws.CloudFormation.Resources;

/// <summary>The resource types that templates may hold; two provisioners for one type are refused.</summary>
internal sealed class ResourceTypes(IEnumerable<IResourceProvisioner> provisioners)
{
    private readonly FrozenDictionary<string, IResourceProvisioner> _byType =
        provisioners.ToDictionary(p => p.Schema.Type, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);

    public IEnumerable<string> Names => _byType.Keys.Order(StringComparer.Ordinal);

    public IResourceProvisioner this[string type] =>
        _byType.GetValueOrDefault(type) ?? throw CloudFormationErrors.TemplateFormat($"Unrecognized resource types: [{type}]");

    /// <exception cref="Common.AwsException">The template holds types that are not supported; all are named.</exception>
    public void Check(Template template)
    {
        var unknown = template.Resources.Select(r => r.Type).Where(type => !_byType.ContainsKey(type)).Distinct().ToList();
        if (unknown.Count > 0)
            throw CloudFormationErrors.TemplateFormat($"Unrecognized resource types: [{string.Join(", ", unknown)}]");
    }
}
