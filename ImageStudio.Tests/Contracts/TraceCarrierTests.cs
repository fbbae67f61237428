using System.Diagnostics;
using ImageStudio.Contracts;

namespace ImageStudio.Tests.Contracts;

public sealed class TraceCarrierTests
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public void A_context_survives_the_way_through_entries()
    {
        using var activity = new Activity("upload").SetIdFormat(ActivityIdFormat.W3C).Start();
        activity.TraceStateString = "vendor=1";
        var entries = TraceCarrier.Current.Entries.ToDictionary();
        var context = TraceCarrier.Read(name => entries.GetValueOrDefault(name)).ToContext();
        Assert.Equal((activity.TraceId, activity.SpanId, "vendor=1", true), (context.TraceId, context.SpanId, context.TraceState, context.IsRemote));
    }

    [Fact]
    public void Nothing_is_sent_along_where_there_is_no_span()
    {
        Assert.Null(Activity.Current);
        Assert.Empty(TraceCarrier.Current.Entries);
        Assert.Empty(new TraceCarrier(null, "vendor=1").Entries);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331")]
    [InlineData("00-00000000000000000000000000000000-b7ad6b7169203331-01")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01")]
    [InlineData("<script>")]
    public void A_malformed_parent_starts_a_trace_of_its_own(string? text) => Assert.Equal(default, new TraceCarrier(text).ToContext());

    [Theory]
    [InlineData("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1", "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01")]
    [InlineData("Self=1-1-1; Sampled=0; Root=1-5759e988-bd862e3fe1be46a994272793; Parent=53995c3f42cd8ad8", "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-00")]
    [InlineData("Root=1-5759e988-bd862e3fe1be46a994272793", null)]
    [InlineData("Root=1-5759e988-bd86;Parent=53995c3f42cd8ad8", null)]
    [InlineData("nonsense", null)]
    [InlineData(null, null)]
    public void X_Ray_headers_become_parents(string? header, string? parent) => Assert.Equal(parent, TraceCarrier.ReadXRay(header).TraceParent);

    [Fact]
    public void The_first_context_wins()
    {
        Assert.Equal(Parent, TraceCarrier.Empty.Or(new TraceCarrier(Parent)).TraceParent);
        Assert.Equal(Parent, new TraceCarrier(Parent).Or(new TraceCarrier("other")).TraceParent);
    }
}
