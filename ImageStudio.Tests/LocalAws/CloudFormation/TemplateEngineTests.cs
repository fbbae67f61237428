using ImageStudio.LocalAws.CloudFormation.Templates;
using ImageStudio.LocalAws.Common;
using ImageStudio.Tests.Fixtures;

namespace ImageStudio.Tests.LocalAws.CloudFormation;

public class TemplateEngineTests
{
    private static readonly StackIdentity Stack = new("arn:aws:cloudformation:eu-west-1:000000000000:stack/s/1", "s", "000000000000", "eu-west-1", []);

    [Theory]
    [InlineData("!Join ['-', [a, !Ref AWS::Region, 1]]", "\"a-eu-west-1-1\"")]
    [InlineData("!Sub 'x-${AWS::StackName}-${!Literal}-${Other.Arn}'", "\"x-s-${Literal}-${Other.Arn}\"")]
    [InlineData("!Sub ['${A}${Name}', { A: !Select [1, [p, q]] }]", "\"qgiven\"")]
    [InlineData("!Split [',', 'a,b']", "[\"a\",\"b\"]")]
    [InlineData("!Select [0, !Ref List]", "\"one\"")]
    [InlineData("!FindInMap [Sizes, !Ref AWS::Region, Large]", "7")]
    [InlineData("!If [IsGiven, yes, !Ref Nowhere]", "\"yes\"")]
    [InlineData("!If [Never, 1, !Ref AWS::NoValue]", null)]
    [InlineData("[a, !Ref AWS::NoValue, b]", "[\"a\",\"b\"]")]
    [InlineData("!Base64 hello", "\"aGVsbG8=\"")]
    [InlineData("!Select [2, !GetAZs '']", "\"eu-west-1c\"")]
    [InlineData("!GetAtt Other.Arn", "\"${Other.Arn}\"")]
    [InlineData("{ Condition: { Ref: data } }", null, "Unresolved resource dependencies [data]")]
    [InlineData("!Select [5, [a]]", null, "nonexistent value at index 5")]
    [InlineData("!Transform { Name: x }", null, "does not support the function Fn::Transform")]
    public void A_function_gives_what_cloudformation_gives(string expression, string? expected, string? error = null)
    {
        var text = $$"""
            Parameters:
              Name: { Type: String, Default: given }
              List: { Type: CommaDelimitedList, Default: "one, two" }
            Mappings: { Sizes: { eu-west-1: { Large: 7 } } }
            Conditions:
              IsGiven: !And [!Equals [!Ref Name, given], !Not [!Condition Never]]
              Never: !Or [!Equals [1, 2], !Equals [!Ref Name, other]]
            Resources:
              Other: { Type: Test::Thing }
              Thing: { Type: Test::Thing, Properties: { Value: {{expression}} } }
            """;

        if (error is not null)
        {
            Assert.Contains(error, Assert.Throws<AwsException>(() => Design(text)).Message, StringComparison.Ordinal);
            return;
        }
        var thing = Design(text).Resources.Single(r => r.Resource.LogicalId == "Thing");
        Assert.Equal(expected, thing.Symbolic["Value"]?.ToJsonString(Plain));
    }

    [Theory]
    [InlineData("Resources: {}", "At least one Resources member must be defined")]
    [InlineData("{ \"Resources\": ", "JSON not well-formed")]
    [InlineData("Resources: { A: { Type: T, Colour: red } }", "[Colour]")]
    [InlineData("Transform: AWS::Serverless\nResources: { A: { Type: T } }", "does not support the template section Transform")]
    [InlineData("Resources: { A: &a { Type: T }, B: *a }", "aliases are not allowed")]
    [InlineData("Resources: { A: { Type: T, DependsOn: B }, B: { Type: T, DependsOn: A } }", "Circular dependency between resources: [A, B]")]
    [InlineData("Resources: { A: { Type: T, DependsOn: Z } }", "Unresolved resource dependencies [Z] in the Resources block")]
    [InlineData("Resources: { A: { Type: T } }\nOutputs: { O: { Value: !Ref Z } }", "Unresolved resource dependencies [Z] in the Outputs block")]
    [InlineData("Resources: { A: { Type: T } }\nFoo: 1", "Invalid template property or properties [Foo]")]
    [InlineData("Parameters: { P: { Type: String } }\nResources: { A: { Type: T } }", "Parameters: [P] must have values")]
    [InlineData("Parameters: { P: { Type: Number, Default: x } }\nResources: { A: { Type: T } }", "Parameter 'P' must be a number")]
    [InlineData("Parameters: { P: { Type: String, Default: x, AllowedPattern: '[a-c]+' } }\nResources: { A: { Type: T } }", "must match pattern [a-c]+")]
    public void A_faulty_template_is_refused_with_the_reason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<AwsException>(() => Design(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_product_template_puts_policies_before_the_bucket_and_leaves_the_mail_out()
    {
        var design = Design(File.ReadAllText(Repository.Template));
        var order = design.Resources.Select(r => r.Resource.LogicalId).ToList();

        Assert.True(order.IndexOf("UploadsTopicPolicy") < order.IndexOf("PhotosBucket"));
        Assert.True(order.IndexOf("ThumbnailQueuePolicy") < order.IndexOf("ThumbnailSubscription"));
        Assert.DoesNotContain("NotificationEmailSubscription", order);
        Assert.Contains("NotificationEmailSubscription", Design(File.ReadAllText(Repository.Template), ("NotificationEmail", "a@b.example")).Resources.Select(r => r.Resource.LogicalId));
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static StackDesign Design(string text, params (string Name, string Value)[] parameters)
    {
        var template = TemplateParser.Parse(text);
        var values = ParameterValues.Choose(template, parameters.ToDictionary(p => p.Name, p => (string?)p.Value), new Dictionary<string, string>());
        return new StackDesign(template, values, Stack, _ => null);
    }
}
