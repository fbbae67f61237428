namespace ImageStudio.LocalAws.CloudFormation.Operations;

// Shapes that several operations share, with AWS's names.
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Types.html.

internal sealed record Parameter
{
    public string? ParameterKey { get; init; }

    public string? ParameterValue { get; init; }

    public bool? UsePreviousValue { get; init; }
}

internal sealed record Tag
{
    public string? Key { get; init; }

    public string? Value { get; init; }
}

internal sealed record Output(string OutputKey, string OutputValue, string? Description, string? ExportName);

internal sealed record TemplateParameterShape(string ParameterKey, string? DefaultValue, bool NoEcho, string? Description);
