using ImageStudio.LocalAws.Common;
using ImageStudio.LocalAws.Sns;
using ImageStudio.LocalAws.Sns.Filtering;

namespace ImageStudio.Tests.LocalAws.Sns;

/// <summary>The operators and the limits, as AWS's page describes them and its recorded answers show.</summary>
public sealed class FilterPolicyTests
{
    [Theory]
    [InlineData("""{"k":["a",5,true,null]}""", """{"k":"a"}""", """{"k":"b"}""")]
    [InlineData("""{"k":["a",5,true,null]}""", """{"k":5.0}""", """{"k":"5"}""")]
    [InlineData("""{"k":["a",5,true,null]}""", """{"k":null}""", """{"k":false}""")]
    [InlineData("""{"k":[{"prefix":"au"}]}""", """{"k":"auto"}""", """{"k":"Auto"}""")]
    [InlineData("""{"k":[{"suffix":".jpg"}]}""", """{"k":"a.jpg"}""", """{"k":"a.jpg.txt"}""")]
    [InlineData("""{"k":[{"equals-ignore-case":"Tennis"}]}""", """{"k":"TENNIS"}""", """{"k":"tenni"}""")]
    [InlineData("""{"k":[{"anything-but":["a","b",1]}]}""", """{"k":"c"}""", """{"k":1}""")]
    [InlineData("""{"k":[{"anything-but":"a"}]}""", """{"k":["a","c"]}""", """{"k":["a"]}""")]
    [InlineData("""{"k":[{"anything-but":{"prefix":"order-"}}]}""", """{"k":"data"}""", """{"k":"order-1"}""")]
    [InlineData("""{"k":[{"anything-but":"a"}]}""", """{"k":"b"}""", """{"other":"b"}""")]
    [InlineData("""{"k":[{"numeric":[">",0,"<=",150]}]}""", """{"k":150}""", """{"k":150.5}""")]
    [InlineData("""{"k":[{"numeric":["=",3.5]}]}""", """{"k":3.50}""", """{"k":"3.5"}""")]
    [InlineData("""{"k":[{"numeric":["<",10]}]}""", """{"k":-1}""", """{"k":10}""")]
    [InlineData("""{"k":[{"exists":true}]}""", """{"k":null}""", """{"a":1}""")]
    [InlineData("""{"k":[{"exists":false}]}""", """{"a":1}""", """{"k":1}""")]
    [InlineData("""{"o":{"k":[{"exists":false}]}}""", """{"a":1}""", """{"o":{"k":1}}""")]
    [InlineData("""{"k":[{"cidr":"10.0.0.0/24"}]}""", """{"k":"10.0.0.255"}""", """{"k":"10.0.1.0"}""")]
    [InlineData("""{"k":[{"cidr":"2001:db8:1234:1a00::/64"}]}""", """{"k":"2001:db8:1234:1a00::1"}""", """{"k":"2001:db8:1234:1b00::1"}""")]
    [InlineData("""{"a":["x"],"$or":[{"b":[1]},{"c":[2]}]}""", """{"a":"x","c":2}""", """{"a":"x","c":1}""")]
    [InlineData("""{"$or":[{"prefix":"a"}]}""", """{"$or":"ab"}""", """{"$or":"b"}""")]
    [InlineData("""{"o":{"k":["v"]}}""", """{"o.k":"v"}""", """{"k":"v"}""")]
    [InlineData("""{"r":{"name":[{"prefix":"Created"}],"key":[{"prefix":"auto-"}]}}""", """{"r":[{"name":"Deleted","key":"home-1"},{"name":"Created","key":[["auto-1"]]}]}""", """{"r":[{"name":"Created","key":"home-1"},{"name":"Deleted","key":"auto-1"}]}""")]
    public void Body_PassesOrNot(string policy, string wanted, string unwanted)
    {
        var filter = FilterPolicy.Parse(policy, ofBody: true);

        Assert.True(filter.Wants(wanted, new Dictionary<string, MessageAttribute>()));
        Assert.False(filter.Wants(unwanted, new Dictionary<string, MessageAttribute>()));
    }

    [Theory]
    [InlineData("""["rugby"]""", "String.Array", """["tennis","rugby"]""", true)]
    [InlineData("""["rugby"]""", "String.Array", """["tennis"]""", false)]
    [InlineData("""[true,null]""", "String.Array", """["a",true]""", true)]
    [InlineData("""[5]""", "Number", "5.00", true)]
    [InlineData("""["5"]""", "Number", "5", false)]
    [InlineData("""[{"numeric":[">=",5]}]""", "Number.int", "5", true)]
    [InlineData("""["5"]""", "String", "5", true)]
    [InlineData("""[{"exists":true}]""", "String", "5", true)]
    public void Attribute_PassesOrNot(string rules, string type, string value, bool expected) =>
        Assert.Equal(expected, FilterPolicy.Parse($$"""{"k":{{rules}}}""", ofBody: false).Wants("no json", new Dictionary<string, MessageAttribute> { ["k"] = new(type, value) }));

    [Theory]
    [InlineData("""{"key":[["value"]]}""", "Match value must be String, number, true, false, or null")]
    [InlineData("""{"key":[{"wrong-operator":true}]}""", "Unrecognized match type wrong-operator")]
    [InlineData("""{"key":[{"suffix":"value","prefix":"value2"}]}""", "Only one key allowed in match expression")]
    [InlineData("""{"key":[]}""", "Empty arrays are not allowed")]
    [InlineData("""{"key":[{"suffix":100}]}""", "suffix match pattern must be a string")]
    [InlineData("""{"key":{"suffix":"value"}}""", "\"suffix\" must be an object or an array")]
    [InlineData("""{"key_a":"value_one"}""", "\"key_a\" must be an object or an array")]
    [InlineData("""{"key":[{"cidr":["bad-filter"]}]}""", "prefix match pattern must be a string")]
    [InlineData("""{"key":[{"cidr":"bad-filter"}]}""", "Malformed CIDR, one '/' required")]
    [InlineData("""{"key":[{"cidr":"bad-filter/64"}]}""", "Nonstandard IP address: bad-filter")]
    [InlineData("""{"key":[{"cidr":"bad-/64filter"}]}""", "Malformed CIDR, mask bits must be an integer")]
    [InlineData("""{"key":[{"numeric":[]}]}""", "Invalid member in numeric match: ]")]
    [InlineData("""{"key":[{"numeric":["operator"]}]}""", "Unrecognized numeric range operator: operator")]
    [InlineData("""{"key":[{"numeric":[1,"<="]}]}""", "Invalid member in numeric match: 1")]
    [InlineData("""{"key":[{"numeric":["=","000"]}]}""", "Value of equals must be numeric")]
    [InlineData("""{"key":[{"numeric":[">="]}]}""", "Value of >= must be numeric")]
    [InlineData("""{"key":[{"numeric":["<",100,">",10]}]}""", "Too many elements in numeric expression")]
    [InlineData("""{"key":[{"numeric":[">=",1,">",2]}]}""", "Bad numeric range operator: >")]
    [InlineData("""{"key":[{"numeric":[">",3,"<",1]}]}""", "Bottom must be less than top")]
    [InlineData("""{"key":[{"numeric":[">",20,"<="]}]}""", "Value of <= must be numeric")]
    [InlineData("""{"key":[{"numeric":[">",20,30]}]}""", "Bad value in numeric range: 30")]
    [InlineData("""{"key":[{"numeric":[">",20,"<",30,"<",50]}]}""", "Too many terms in numeric range expression")]
    [InlineData("""{"key":[{"exists":"no"}]}""", "exists match pattern must be either true or false.")]
    [InlineData("""{"key":[{"anything-but":{"suffix":"test"}}]}""", "Unsupported anything-but pattern: suffix")]
    [InlineData("""{"key":[{"anything-but":{"prefix":false}}]}""", "prefix match pattern must be a string")]
    [InlineData("""{"a":["1"],"b":["1"],"c":["1"],"d":["1"],"e":["1"],"f":["1"]}""", "Filter policy can not have more than 5 keys")]
    [InlineData("""{"a":{"b":{"c":[1,2,3,4]}},"d":{"e":[1,2,3]},"f":[1,2,3]}""", "Filter policy is too complex")]
    [InlineData("""{"$or":[{"m":[1,2,3]},{"n":[1,2]}],"d":{"s":[1,2],"$or":[{"o":[1]},{"t":[1,2,3]}]}}""", "Filter policy is too complex")]
    public void Policy_NotValid_IsRefused_InAwssWords(string policy, string reason) =>
        Assert.Equal($"Invalid parameter: FilterPolicy: {reason}", Assert.Throws<InvalidAttributeException>(() => FilterPolicy.Parse(policy, ofBody: true)).Message);

    [Fact]
    public void Policy_OnAttributes_CannotBeNested_AndComplexityEndsAt150()
    {
        var nested = Assert.ThrowsAny<AwsException>(() => FilterPolicy.Parse("""{"object":{"key":["a"]}}""", ofBody: false));
        var limit = $$"""{"key":[{{string.Join(',', Enumerable.Range(0, 150))}}]}""";

        Assert.Equal("Invalid parameter: Filter policy scope MessageAttributes does not support nested filter policy", nested.Message);
        Assert.True(FilterPolicy.Parse(limit, ofBody: false).Wants("", new Dictionary<string, MessageAttribute> { ["key"] = new("Number", "149") }));
        Assert.ThrowsAny<AwsException>(() => FilterPolicy.Parse(limit.Replace("[0,", "[150,0,", StringComparison.Ordinal), ofBody: false));
    }
}
