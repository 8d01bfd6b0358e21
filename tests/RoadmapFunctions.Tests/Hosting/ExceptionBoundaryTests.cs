using Microsoft.Extensions.Time.Testing;
using RoadmapFunctions.Hosting;
using Xunit;

namespace RoadmapFunctions.Tests.Hosting;

public sealed class ExceptionBoundaryTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly CancellationTokenSource aborted = new();

    public void Dispose() => aborted.Dispose();

    [Fact]
    public async Task An_aborted_connection_means_the_caller_has_left()
    {
        await aborted.CancelAsync();
        Assert.True(await ExceptionBoundary.HasLeftAsync(time, aborted.Token));
    }

    [Fact]
    public async Task The_host_may_know_a_little_earlier_than_the_worker_that_a_caller_has_left()
    {
        var left = ExceptionBoundary.HasLeftAsync(time, aborted.Token);
        time.Advance(ExceptionBoundary.Lag / 2);
        Assert.False(left.IsCompleted);
        await aborted.CancelAsync();
        Assert.True(await left);
    }

    [Fact]
    public async Task A_caller_who_is_still_there_when_the_host_stops_is_answered()
    {
        var left = ExceptionBoundary.HasLeftAsync(time, aborted.Token);
        time.Advance(ExceptionBoundary.Lag);
        Assert.False(await left);
    }
}
