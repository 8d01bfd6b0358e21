using System.Diagnostics;
using System.Globalization;
using Azure.Storage.Queues;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.EndToEnd.Collecting;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Upkeep.Work;

/// <summary>
/// Many campaigns are due in the same minute, two processes share the work, and they are killed (SIGKILL) over it. The storage is their
/// own: it counts the requests to Google.
/// </summary>
[Collection(nameof(Alone))]
public sealed class ManyCampaignsTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const int Schools = 50;
    private const int GoogleTakes = 60; // reads in any minute
    private const int LargestProcess = 300; // MiB
    private const string Queue = "work-of-many-campaigns";
    private const string Timer = "PublishDueReports";

    private static readonly DateTimeOffset Now = new(2021, 2, 10, 9, 1, 0, TimeSpan.FromHours(7));

    [Fact]
    public async Task R10_campaigns_due_in_the_same_minute_get_each_edition_once_within_Googles_quota_whatever_dies()
    {
        var (count, kills, random) = (Tries.Of(12, whenLong: 200), Tries.Of(3, whenLong: 20), new Random(Tries.Seed(1500)));
        var campaigns = Enumerable
            .Range(1, count)
            .Select(number => SmallCampaign.WithSchools(Schools) with { Id = $"many-{number}" })
            .ToList();
        using var sheet = new RecordedSheetFile(campaigns[0]).Write(SyncTests.Rows(Schools));
        await using var google = await Google.StartAsync(sheet.Path);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["WorkQueue"] = Queue,
            ["GoogleSheets__BaseAddress"] = google.Address.ToString(),
            ["GoogleSheets__ReadsPerMinute"] = "50", // as it comes
            ["DOTNET_GCHeapHardLimit"] = "0x8000000", // on a machine with memory to spare a heap grows to no purpose
        };
        await using var one = new RunningApp(azurite) { Settings = settings };
        await using var other = new RunningApp(azurite) { Settings = settings };
        RunningApp[] apps = [one, other];
        await Task.WhenAll(apps.Select(app => app.StartAsync(sheet.Path, campaigns, Now)));
        await using var reader = await TestApp.StartAsync(azurite, google.Address, campaigns[0], "many-read", Now);

        var clock = Stopwatch.StartNew();
        await AskAsync(apps);
        using var measuring = new CancellationTokenSource();
        var memory = MemoryAsync(apps, measuring.Token);
        var struck = 0;
        while (await MissingAsync(reader, campaigns) is > 0 and var missing)
        {
            // The second half is left in peace, so that processes grow old: otherwise nobody could say that they do not grow.
            if (struck < kills && missing > count / 2)
            {
                await apps[random.Next(apps.Length)].KillWorkerAsync();
                struck++;
            }

            var pause = TimeSpan.FromSeconds(Tries.Many ? 5 + (10 * random.NextDouble()) : random.NextDouble());
            await Task.Delay(pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }

        clock.Stop();
        await DrainedAsync(Queue);
        await AskAsync(apps); // lost timers, doubled timers: nothing is due any more
        await DrainedAsync(Queue);
        await measuring.CancelAsync();
        foreach (var campaign in campaigns)
        {
            var edition = Assert.Single(await reader.Editions.ListAsync(campaign.Id, TestContext.Current.CancellationToken)).Edition;
            Assert.Equal(("report", 1), (edition.MilestoneId, edition.Number));
        }

        Assert.Equal(kills, struck);
        Assert.Equal(0, await MessagesAsync($"{Queue}-poison"));
        var most = MostInAMinute(google.Asked);
        Assert.InRange(most, 1, GoogleTakes);
        var (peak, growth) = await memory;
        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{google.Asked.Count} reads in {clock.Elapsed.TotalMinutes:F1} min, {most} at most in a minute; {peak:F0} MiB, {growth:P0}"
            )
        );
        Assert.InRange(peak, 1, LargestProcess);
        Assert.True(growth < 1.15 || !Tries.Many, $"In the second half of their lives the processes have grown to {growth:P0}.");
        Measured.Promise(
            $"{count} campaigns due at once, 2 processes, {struck} kills, {count} editions, {most} reads in a minute, {peak:F0} MiB at most"
        );
    }

    /// <summary>Every process has timers of its own.</summary>
    private static async Task AskAsync(RunningApp[] apps) =>
        await Task.WhenAll(apps.Select(app => app.Host.InvokeTimerAsync(Timer, TestContext.Current.CancellationToken)));

    private static async Task<int> MissingAsync(TestApp reader, IReadOnlyList<Campaign> campaigns)
    {
        var missing = 0;
        foreach (var campaign in campaigns)
        {
            missing += (await reader.Editions.ListAsync(campaign.Id, TestContext.Current.CancellationToken)).Count == 0 ? 1 : 0;
        }

        return missing;
    }

    private Task DrainedAsync(string queue) => Wait.UntilAsync($"{queue} is empty", async () => await MessagesAsync(queue) == 0);

    /// <returns>Those that are being worked at included.</returns>
    private async Task<int> MessagesAsync(string queue) =>
        (await new QueueClient(azurite.Storage.ConnectionString, queue).GetPropertiesAsync(TestContext.Current.CancellationToken))
            .Value
            .ApproximateMessagesCount;

    private static int MostInAMinute(IEnumerable<DateTimeOffset> moments)
    {
        var asked = moments.Order().ToList();
        return asked.Index().Max(each => asked.Skip(each.Index).TakeWhile(at => at < each.Item.AddMinutes(1)).Count());
    }

    /// <returns>MiB of the largest process, and how much the processes have grown from the third quarter of the time to the last.</returns>
    private static async Task<(double Peak, double Growth)> MemoryAsync(RunningApp[] apps, CancellationToken cancellationToken)
    {
        var taken = new List<double>();
        var peak = 0.0;
        while (!cancellationToken.IsCancellationRequested)
        {
            var all = await Task.WhenAll(
                apps.Select(async app => ResidentOf(await app.Host.GetWorkerProcessIdAsync(CancellationToken.None)))
            );
            if (all.All(each => each > 0))
            {
                taken.Add(all.Sum());
                peak = Math.Max(peak, all.Max());
            }

            await Task.Delay(200, CancellationToken.None);
        }

        var quarter = Math.Max(1, taken.Count / 4);
        return (peak, taken[^quarter..].Average() / taken[^(2 * quarter)..^quarter].Average());
    }

    /// <returns>0 when the process is just being replaced.</returns>
    private static double ResidentOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").First(each => each.StartsWith("VmRSS", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            return 0;
        }
    }
}
