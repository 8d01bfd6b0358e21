using System.Globalization;
using System.Text.Json.Nodes;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Bench;

/// <summary>One life of a campaign, each step beside its floor: seconds, or MiB for the peaks.</summary>
internal sealed class Round
{
    /// <summary>A hundredth of the schools answers anew.</summary>
    private const int OneIn = 100;

    /// <summary>The run, the line in the journal for who asked for it, and that the work was asked for, began and ended.</summary>
    private const int WritesOfQuietSync = 5;

    private readonly BenchApp app;
    private readonly Floors floors;
    private readonly Dictionary<string, (double Value, double? Floor)> taken = new(StringComparer.Ordinal);

    private Round(BenchApp app, Floors floors) => (this.app, this.floors) = (app, floors);

    public static async Task<IReadOnlyDictionary<string, (double Value, double? Floor)>> RunAsync(
        string published,
        string azurite,
        Campaign campaign
    )
    {
        await using var started = await BenchApp.StartAsync(published, azurite, campaign);
        using var bare = new Floors(started);
        var round = new Round(started, bare);
        round.taken[Steps.Start] = (started.FirstAnswer, null);
        await round.SyncAsync();
        await round.ReadAsync();
        await round.PublishAsync();
        return round.taken;
    }

    private async Task SyncAsync()
    {
        var schools = app.Campaign.Organizations.Count;
        var first = await StepAsync(Steps.First, () => PostAsync("sync"));
        Count("entities written by a first sync", (int)first["new"]!, schools);
        IReadOnlyList<Azure.Data.Tables.TableEntity> entities = [];
        var scan = await SecondsAsync(async () => entities = await floors.ScanAsync());
        await FloorAsync(
            Steps.First,
            async () =>
            {
                await floors.FetchAndHashAsync();
                await floors.WriteAsync("FloorFirst", entities);
            }
        );
        taken[Steps.Scan] = (scan, null);

        app.TakeStorage();
        app.Google.TakeRequests();
        await StepAsync(Steps.Quiet, () => PostAsync("sync"));
        Count("requests to Google of a sync without news", app.Google.TakeRequests(), Requests());
        Count("writes to storage of a sync without news", app.TakeStorage().Writes, WritesOfQuietSync);
        await FloorAsync(Steps.Quiet, floors.FetchAndHashAsync);

        app.Google.Sheet = BenchSheet.Of(app.Campaign, number => number % OneIn == 0);
        var changed = await StepAsync(Steps.Changed, () => PostAsync("sync"));
        Count("new versions of a sync with one school in a hundred changed", (int)changed["new"]!, (schools + OneIn - 1) / OneIn);
        await FloorAsync(
            Steps.Changed,
            async () =>
            {
                await floors.FetchAndHashAsync();
                await floors.ScanKeysAsync();
                await floors.WriteAsync("FloorChanged", entities.Where((_, index) => index % OneIn == 0));
            }
        );
    }

    private async Task ReadAsync()
    {
        await StepAsync(Steps.ColdProgress, () => GetAsync("progress"));
        await StepAsync(Steps.Progress, () => GetAsync("progress"));
        taken[Steps.Progress] = (taken[Steps.Progress].Value, taken[Steps.Scan].Value);
        using var warm = await app.Http.GetAsync(Desk);
        await StepAsync(
            Steps.Desk,
            async () =>
            {
                using var page = await app.Http.GetAsync(Desk, HttpCompletionOption.ResponseHeadersRead);
                page.EnsureSuccessStatusCode();
                return new JsonObject();
            }
        );
    }

    private async Task PublishAsync()
    {
        var edition = await StepAsync(Steps.Edition, () => PostAsync("editions"));
        var length = edition["files"]!.AsArray().Sum(file => (long)file!["size"]!);
        await FloorAsync(Steps.Edition, () => floors.EditionAsync(length));
        await StepAsync(Steps.EditionAgain, () => PostAsync("editions"));
        await FloorAsync(Steps.EditionAgain, floors.FetchAndHashAsync);
        taken[Steps.EditionSize] = (length / 1048576.0, null);
    }

    private Uri Desk => new($"desk/campaigns/{app.Campaign.Id}", UriKind.Relative);

    private async Task<JsonNode> StepAsync(string step, Func<Task<JsonNode>> work)
    {
        await floors.SettleAsync();
        await app.ForgetPeakAsync();
        JsonNode? answer = null;
        var seconds = await SecondsAsync(async () => answer = await work());
        taken[step] = (seconds, null);
        taken[Steps.PeakOf(step)] = (await app.PeakAsync(), null);
        await Console.Error.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"  {step}: {seconds:N2} s, peak {taken[Steps.PeakOf(step)].Value:N0} MiB")
        );
        return answer!;
    }

    private async Task FloorAsync(string step, Func<Task> work)
    {
        await floors.SettleAsync();
        taken[step] = (taken[step].Value, await SecondsAsync(work));
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"    floor {taken[step].Floor:N2} s"));
    }

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var start = TimeProvider.System.GetTimestamp();
        await work();
        return TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }

    private Task<JsonNode> PostAsync(string what) => AskAsync(HttpMethod.Post, $"{what}?wait=200");

    private Task<JsonNode> GetAsync(string what) => AskAsync(HttpMethod.Get, what);

    private async Task<JsonNode> AskAsync(HttpMethod method, string what)
    {
        using var request = new HttpRequestMessage(method, new Uri($"api/campaigns/{app.Campaign.Id}/{what}", UriKind.Relative));
        using var answer = await app.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new HttpRequestException($"{what}: {answer.StatusCode} {text}");
    }

    // What the sheet is, its pages, and for more than one page what it still is.
    private int Requests() =>
        app.Google.Sheet.RowCount switch
        {
            <= 1000 => 2,
            var rows => 1 + ((rows + 999) / 1000) + 2,
        };

    private static void Count(string what, int counted, int expected)
    {
        if (counted != expected)
        {
            throw new InvalidOperationException($"{what}: {counted}, not {expected}.");
        }
    }
}
