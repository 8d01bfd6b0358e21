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
    public void What_is_given_is_understood_when_it_comes_back(string revision)
    {
        var response = new DefaultHttpContext().Response;
        EntityTag.Set(response, revision);
        var tag = EntityTagHeaderValue.Parse(response.Headers.ETag.ToString());
        Assert.False(tag.IsWeak);
        Assert.Equal(revision, Expected(tag.ToString()));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("*", null)]
    [InlineData("\"a\"", "a")]
    [InlineData("W/\"a\"", "W/\"a\"")]
    [InlineData("\"a\", \"b\"", "\"a\", \"b\"")]
    [InlineData("a", "a")]
    [InlineData("\"\"a\"\"", "\"\"a\"\"")]
    public void A_condition_that_is_no_single_strong_tag_is_met_by_no_revision(string? ifMatch, string? expected) =>
        Assert.Equal(expected, Expected(ifMatch));

    private static string? Expected(string? ifMatch)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.IfMatch = ifMatch;
        return EntityTag.Expected(request);
    }
}
