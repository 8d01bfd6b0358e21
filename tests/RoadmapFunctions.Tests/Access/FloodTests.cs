using System.Net;
using RoadmapFunctions.Access;
using Xunit;

namespace RoadmapFunctions.Tests.Access;

/// <summary>H10: a flood is stopped where it comes from.</summary>
public sealed class FloodTests : IDisposable
{
    private readonly Flood flood = new();

    [Fact]
    public void H10_a_school_that_floods_is_stopped_and_its_neighbour_is_not()
    {
        var (noisy, quiet) = (new SchoolCaller("small", "sosh-5"), new SchoolCaller("small", "sosh-13"));
        Assert.All(Enumerable.Range(0, Flood.SchoolBurst), _ => Assert.True(flood.AllowsWrite(noisy)));
        Assert.Contains(false, Enumerable.Range(0, 20).Select(_ => flood.AllowsWrite(noisy)));
        Assert.True(flood.AllowsWrite(quiet));
    }

    [Fact]
    public void H10_wrong_keys_are_counted_by_address()
    {
        Assert.All(Enumerable.Range(0, Flood.WrongKeyBurst), _ => Assert.True(flood.AllowsWrongKey(IPAddress.Parse("10.0.0.1"))));
        Assert.Contains(false, Enumerable.Range(0, 20).Select(_ => flood.AllowsWrongKey(IPAddress.Parse("10.0.0.1"))));
        Assert.True(flood.AllowsWrongKey(IPAddress.Parse("10.0.0.2")));
    }

    public void Dispose() => flood.Dispose();
}
