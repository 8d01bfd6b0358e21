using System.Text.RegularExpressions;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Hostile;

/// <summary>One running app for bodies that nobody should send, on the day before the deadline: a campaign with a school for each body, and
/// a small one with a desk that has work.</summary>
[CollectionDefinition(nameof(HostileApp))]
public sealed partial class HostileApp(AzuriteFixture azurite) : IAsyncLifetime, ICollectionFixture<HostileApp>
{
    public const int Schools = 1_500;
    public const string Desk = "spoilt-forms-desk";

    private static readonly Campaign Campaign = SmallCampaign.WithSchools(Schools) with { Id = "spoilt-forms" };

    private RecordedSheetFile sheet = null!;
    private IReadOnlyDictionary<string, string> keys = null!;

    public RunningApp Running { get; } = new(azurite);

    /// <summary>Carries no key and follows no redirection.</summary>
    public HttpClient Open { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var desk = SmallCampaign.WithSchools(3) with { Id = Desk };
        sheet = new RecordedSheetFile(desk).Write(
            ["2021-01-28 12:00:00", "Школа № 1", "своё, и другое"],
            ["2021-01-28 12:00:00", "Школа № 99", "Разработана"]
        );
        await Running.StartAsync(sheet.Path, [Campaign, desk], new DateTimeOffset(2021, 1, 29, 10, 0, 0, TimeSpan.FromHours(7)));
        Open = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = Running.Host.BaseAddress,
        };
        keys = await SchoolKeys.OfAsync(azurite.Storage, Campaign);
        await Running.PostAsync($"api/campaigns/{Desk}/sync");
    }

    public string CookieOf(int school) => $"roadmap-school={keys[$"school-{school}"]}";

    /// <returns>A form of that school's as its page would send it.</returns>
    public static IReadOnlyList<KeyValuePair<string, string>> AnswerOf(int school) =>
        [
            new("school", $"{Campaign.Id} school-{school}"),
            new("token", $"t{school}"),
            new("version", ""),
            new("options.scheme", "ready"),
            new("options.trainings", "visited"),
            new("other.goals", "встречи с родителями, и беседы"),
            new("respondent.name", "И.И. Иванова"),
            new("respondent.post", "завуч"),
        ];

    /// <returns>Numbers of the schools that have answered.</returns>
    public async Task<IEnumerable<int>> AnsweredAsync() =>
        (await Running.GetAsync($"api/campaigns/{Campaign.Id}/progress"))["organizations"]!
            .AsArray()
            .Where(school => (string)school!["completeness"]! != "missing")
            .Select(school => int.Parse(((string)school!["id"]!)["school-".Length..], System.Globalization.CultureInfo.InvariantCulture));

    /// <returns>All that a form of the desk could have changed. The clock of the rehearsal, which every page shows, goes on.</returns>
    public async Task<string> DeskStateAsync()
    {
        string[] addresses =
        [
            $"api/campaigns/{Desk}/progress",
            $"api/campaigns/{Desk}/own-words",
            $"api/campaigns/{Desk}/editions",
            "api/campaigns",
            "desk/campaigns",
            $"desk/campaigns/{Desk}/quarantine",
        ];
        var pages = await Task.WhenAll(addresses.Select(address => Running.Http.GetStringAsync(new Uri(address, UriKind.Relative))));
        return RehearsalClock().Replace(string.Join('\n', pages), "");
    }

    public async Task<string> QuarantinedRowAsync() =>
        (string)(await Running.GetAsync($"api/campaigns/{Desk}/progress"))["quarantine"]!.AsArray().Single()!["key"]!;

    public Task<int> WorkerAsync() => Running.Host.GetWorkerProcessIdAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Open.Dispose();
        sheet.Dispose();
        await Running.DisposeAsync();
    }

    [GeneratedRegex("часы показывают [^.]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RehearsalClock();
}
