using Microsoft.Extensions.Time.Testing;
using RoadmapFunctions.LocalHost.Storage;
using Xunit;

namespace RoadmapFunctions.LocalHost.Tests.Storage;

public sealed class DiskWatchTests
{
    private readonly FakeTimeProvider time = new();
    private readonly List<string> warnings = [];
    private long free = DiskWatch.Ample;

    [Fact]
    public void A_disk_with_too_little_room_is_refused_at_the_start()
    {
        free = DiskWatch.Least - 1;
        var refused = Assert.Throws<IOException>(Watch().RequireRoom);
        Assert.Equal("На диске с данными (/data) свободно 255 МБ. Освободите место, нужно не меньше 256 МБ.", refused.Message);
        free = DiskWatch.Least;
        Watch().RequireRoom();
    }

    [Fact]
    public async Task A_disk_that_fills_up_is_told_once_and_stops_the_app_while_there_is_room_to_write()
    {
        var full = Watch().FullAsync(TestContext.Current.CancellationToken);
        Assert.Empty(warnings);
        free = DiskWatch.Ample - 1;
        Pass(10);
        Assert.StartsWith("На диске с данными (/data) свободно 1023 МБ.", Assert.Single(warnings), StringComparison.Ordinal);
        Assert.False(full.IsCompleted);
        free = DiskWatch.Least - 1;
        Pass(1);
        Assert.Contains("чтобы не терять ответы", await full, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stops_the_app_stops_the_watch()
    {
        using var stop = new CancellationTokenSource();
        var full = Watch().FullAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => full);
    }

    private DiskWatch Watch() => new("/data", _ => free, warnings.Add, time);

    private void Pass(int periods)
    {
        for (var period = 0; period < periods; period++)
        {
            time.Advance(TimeSpan.FromSeconds(5));
        }
    }
}
