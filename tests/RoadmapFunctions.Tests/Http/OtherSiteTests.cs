using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Http;
using Xunit;

namespace RoadmapFunctions.Tests.Http;

/// <summary>Whether a request that changes something comes from a page of this very site.</summary>
public sealed class OtherSiteTests
{
    /// <summary>A proxy ends TLS, so the request itself arrives over http.</summary>
    [Theory]
    [InlineData("roadmap.example", "https://roadmap.example", false)]
    [InlineData("roadmap.example", "http://roadmap.example", true)]
    [InlineData("roadmap.example:8443", "https://roadmap.example:8443", false)]
    [InlineData("roadmap.example", "https://roadmap.example:8443", true)]
    [InlineData("roadmap.example", "https://roadmap.example.evil.example", true)]
    [InlineData("roadmap.example", "null", true)]
    [InlineData("roadmap.example", null, false)]
    [InlineData("localhost:7071", "http://localhost:7071", false)]
    [InlineData("127.0.0.1:7071", "http://127.0.0.1:7071", false)]
    [InlineData("localhost", "https://localhost", false)]
    [InlineData("localhost:7071", "http://localhost:7072", true)]
    public void It_has_the_same_name_and_port_and_comes_over_https_wherever_that_is_used(string host, string? origin, bool another)
    {
        var request = new DefaultHttpContext().Request;
        request.Scheme = "http";
        request.Host = new(host);
        request.Headers.Origin = origin;
        Assert.Equal(another, SecurityHeaders.ComesFromAnotherSite(request));
    }
}
