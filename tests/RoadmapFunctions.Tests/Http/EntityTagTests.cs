using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Http;
using Xunit;

namespace RoadmapFunctions.Tests.Http;

public sealed class EntityTagTests
{
    [Theory]
    [InlineData("0x21B523625942AC0")]
    [InlineData("none")]
    public void An_entity_tag_round_trips_to_its_revision(string revision)
    {
        var response = new DefaultHttpContext().Response;
        EntityTag.Set(response, revision);
        var tag = EntityTagHeaderValue.Parse(response.Headers.ETag.ToString());
        Assert.False(tag.IsWeak);
        Assert.Equal(revision, Expected(tag.ToString(), revision));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("*")]
    public void Without_a_condition_any_revision_matches(string? ifMatch) => Assert.Null(Expected(ifMatch, "a"));

    [Theory]
    [InlineData("\"a\"")]
    [InlineData("\"b\", \"a\"")]
    [InlineData("\"b\",W/\"c\",\"a\"")]
    public void A_condition_is_met_by_a_revision_that_it_names(string ifMatch) => Assert.Equal("a", Expected(ifMatch, "a"));

    [Theory]
    [InlineData("\"b\"")]
    [InlineData("W/\"a\"")]
    [InlineData("a")]
    [InlineData("\"\"a\"\"")]
    [InlineData("\"b\", \"c\"")]
    [InlineData("\"b\", a")]
    public void A_condition_without_the_right_strong_tag_matches_nothing(string ifMatch) =>
        Assert.Equal(string.Empty, Expected(ifMatch, "a"));

    private static string? Expected(string? ifMatch, string current)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.IfMatch = ifMatch;
        return EntityTag.Expected(request, current);
    }
}
