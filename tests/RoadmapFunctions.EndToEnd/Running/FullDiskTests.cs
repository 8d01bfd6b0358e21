using Microsoft.Extensions.Logging.Abstractions;
using RoadmapFunctions.LocalHost.Backup;
using RoadmapFunctions.LocalHost.CommandLine;
using RoadmapFunctions.LocalHost.Storage;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Running;

/// <summary>A disk in earnest that has no room: for the data of the local host, for a backup, for what is restored.</summary>
public sealed class FullDiskTests
{
    private static readonly Dictionary<string, string> NoSettings = [];

    [Fact]
    public async Task The_host_stops_before_answers_are_lost_and_a_backup_and_a_restore_without_room_leave_nothing_half_done()
    {
        using var disk = Disk.OfMebibytes(300);
        using var small = Disk.OfMebibytes(1);
        var (data, copy, whole) = (
            Path.Combine(disk.Folder, "data"),
            Path.Combine(small.Folder, "copy"),
            Directory.CreateTempSubdirectory("roadmap-copy-").FullName
        );
        using (var run = RunningScript.Start(NoSettings, "--data", data, "--port", "0"))
        {
            await run.HasStartedAsync();
            disk.Fills(butFor: DiskWatch.Least - 1);
            Assert.Equal(1, await run.EndedAsync());
            Assert.Contains("Приложение остановлено, чтобы не терять ответы: освободите место", run.Output, StringComparison.Ordinal);
        }

        await AssertRefusedAsync("--once", "--data", data, "--port", "0");
        disk.Heals();
        using (var again = RunningScript.Start(NoSettings, "--once", "--data", data, "--port", "0"))
        {
            Assert.Equal(0, await again.EndedAsync());
            Assert.Contains("новых 0, известных 7", again.Output, StringComparison.Ordinal);
        }

        await AssertRefusedAsync("--backup", copy, "--data", data);
        Assert.Empty(Directory.EnumerateFileSystemEntries(copy));

        // There seemed to be room, and it went while the backup was written.
        small.Fills(butFor: 128 * 1024);
        var (failed, report) = await BackUpAsync(data, copy);
        Assert.Equal(1, failed);
        Assert.Contains($"На диске ({copy}) кончилось место, копии нет.", report, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(copy));

        var (taken, ready) = await BackUpAsync(data, whole);
        Assert.True(taken == 0, ready);
        await AssertRefusedAsync("--restore", whole, "--data", Path.Combine(small.Folder, "data"));
        Assert.False(Directory.Exists(Path.Combine(small.Folder, "data")));
        Directory.Delete(whole, recursive: true);
    }

    private static async Task AssertRefusedAsync(params string[] arguments)
    {
        using var run = RunningScript.Start(NoSettings, arguments);
        Assert.NotEqual(0, await run.EndedAsync());
        Assert.Matches(@"На диске .*свободно \d+ МБ.* нужно .*\d+ МБ", run.Output);
    }

    /// <summary>By a program that believes that there is room.</summary>
    private static async Task<(int Code, string Report)> BackUpAsync(string data, string folder)
    {
        await using var report = new StringWriter();
        using var console = new OperatorConsole(report, report, TimeProvider.System);
        var backup = new StorageBackup(
            new LocalHostOptions { DataDirectory = data },
            RepositoryLayout.Find(),
            console,
            TextReader.Null,
            NullLoggerFactory.Instance,
            TimeProvider.System,
            _ => long.MaxValue
        );
        return (await backup.TakeAsync(folder, TestContext.Current.CancellationToken), report.ToString());
    }
}
