using System.Text.Json;
using AngleSharp.Html.Parser;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.LocalHost.CommandLine;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Api;

/// <summary>The first campaign after its report, when schools may still write, and beside it a campaign whose sheet cannot be
/// read.</summary>
public sealed class ApiRefusalsApp : IAsyncLifetime
{
    /// <summary>A campaign whose headers are not in the sheet.</summary>
    public const string NeverRead = "never-read";

    private static readonly DateTimeOffset AfterTheReport = new(2021, 2, 11, 12, 0, 0, TimeSpan.FromHours(7));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("roadmap-refusals-");

    // Of its own: what is refused here is asked after something was stored.
    private readonly AzuriteFixture azurite = new();

    public ApiRefusalsApp() => Running = new RunningApp(azurite);

    public RunningApp Running { get; }

    private string Sheet => Path.Combine(folder.FullName, "sheet", "sheet.json");

    private string FirstCampaign => Path.Combine(folder.FullName, "campaigns", "tomsk-roadmap-2020-2021-h1.json");

    public async ValueTask InitializeAsync()
    {
        await azurite.InitializeAsync();
        folder.CreateSubdirectory("sheet");
        folder.CreateSubdirectory("campaigns");
        File.Copy(RepositoryLayout.Find().DefaultSheet, Sheet);
        File.Copy(
            Path.Combine(RepositoryLayout.Find().Root, "src/RoadmapFunctions/Campaigns/tomsk-roadmap-2020-2021-h1.json"),
            FirstCampaign
        );
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "campaigns", $"{NeverRead}.json"),
            JsonSerializer.Serialize(SmallCampaign.WithSchools(1) with { Id = NeverRead }, CampaignFile.Json)
        );
        await Running.StartAsync(Sheet, Path.Combine(folder.FullName, "campaigns"), AfterTheReport);
        await Running.PostAsync("api/campaigns/tomsk-roadmap-2020-2021-h1/sync");
        await Running.PostAsync("api/campaigns/tomsk-roadmap-2020-2021-h1/editions");
    }

    public async Task<HttpResponseMessage> WithoutSheetAsync(Func<Task<HttpResponseMessage>> work)
    {
        File.Move(Sheet, $"{Sheet}.away");
        try
        {
            return await work();
        }
        finally
        {
            File.Move($"{Sheet}.away", Sheet);
        }
    }

    public async Task<string> KeyOfSchoolAsync(string organization) =>
        (await SchoolKeys.OfAsync(azurite.Storage, CampaignFile.Read(FirstCampaign)))[organization];

    public async Task<string> KeyOfQuarantinedRowAsync() =>
        (string)(await Running.GetAsync("api/campaigns/tomsk-roadmap-2020-2021-h1/quarantine")).AsArray()[0]!["key"]!;

    /// <summary>Of an operator with a key of their own.</summary>
    public async Task<string> KeyOfOperatorAsync()
    {
        using var form = new FormUrlEncodedContent([new("role", "operator"), new("name", "Петрова")]);
        using var answer = await Running.Http.PostAsync(new Uri($"desk/campaigns/{NeverRead}/people", UriKind.Relative), form);
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        return page.QuerySelector("code.link")!.TextContent;
    }

    public async ValueTask DisposeAsync()
    {
        await Running.DisposeAsync();
        await azurite.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
