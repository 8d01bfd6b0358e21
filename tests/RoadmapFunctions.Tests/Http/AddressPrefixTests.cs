using System.Net;
using RoadmapFunctions.Http;
using Xunit;

namespace RoadmapFunctions.Tests.Http;

public sealed class AddressPrefixTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.0/24")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48")]
    [InlineData(null, "?")]
    public void The_log_keeps_the_network_and_not_the_caller(string? address, string kept) =>
        Assert.Equal(kept, AddressPrefix.Of(address is null ? null : IPAddress.Parse(address)));
}
