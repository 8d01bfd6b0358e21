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
        Assert.All(Enumerable.Range(0, Flood.SchoolBurst), _ => Assert.Null(flood.WaitBeforeWrite(noisy)));
        Assert.Equal(Flood.SchoolSeconds, flood.WaitBeforeWrite(noisy));
        Assert.Null(flood.WaitBeforeWrite(quiet));
    }

    [Fact]
    public void H10_a_script_key_has_a_sync_limit_and_the_operator_has_none()
    {
        var stolen = new FormCaller("small");
        Assert.All(Enumerable.Range(0, Flood.FormBurst), _ => Assert.Null(flood.WaitBeforeWrite(stolen)));
        Assert.Equal(Flood.FormSeconds, flood.WaitBeforeWrite(stolen));
        Assert.Null(flood.WaitBeforeWrite(new FormCaller("other")));
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.Null(flood.WaitBeforeWrite(new OperatorCaller("оператор"))));
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
