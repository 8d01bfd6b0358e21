using System.Net;
using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Http;
using Xunit;

namespace RoadmapFunctions.Tests.Http;

public sealed class CallerAddressTests
{
    [Theory]
    [InlineData("127.0.0.1", new[] { "203.0.113.7" }, "203.0.113.7")]
    [InlineData("127.0.0.1", new[] { "203.0.113.7:50123" }, "203.0.113.7")]
    [InlineData("127.0.0.1", new[] { "198.51.100.9, 203.0.113.7:50123" }, "203.0.113.7")]
    [InlineData("127.0.0.1", new[] { "198.51.100.9", "203.0.113.7" }, "203.0.113.7")]
    [InlineData("::1", new[] { "[2001:db8::7]:50123" }, "2001:db8::7")]
    [InlineData("::1", new[] { "2001:db8::7" }, "2001:db8::7")]
    [InlineData("127.0.0.1", new[] { "203.0.113.7, unknown" }, "127.0.0.1")]
    [InlineData("127.0.0.1", new string[0], "127.0.0.1")]
    [InlineData("198.51.100.9", new[] { "203.0.113.7" }, "198.51.100.9")]
    public void The_last_entry_counts_and_only_what_the_host_of_this_machine_passes_on(string peer, string[] forwardedFor, string expected)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(peer);
        http.Request.Headers["X-Forwarded-For"] = forwardedFor;
        Assert.Equal(IPAddress.Parse(expected), CallerAddress.Of(http.Request));
    }
}
