using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.LocalHost.CommandLine;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>The first campaign on the day before its deadline, with the sample sheet taken over: what a person sees in earnest.</summary>
public sealed class PagesApp(AzuriteFixture azurite) : IAsyncLifetime
{
    public static readonly DateTimeOffset Eve = new(2021, 1, 29, 10, 0, 0, TimeSpan.FromHours(7));

    private const double DayAfter = 44226; // 30 January 2021

    private static int started;

    public RunningApp Running { get; } = new(azurite);

    public Campaign Campaign { get; } = CampaignFile.Read(FirstCampaign) with { Id = $"tomsk-pages-{Interlocked.Increment(ref started)}" };

    /// <summary>The sample sheet without its last rows, which on that day would be from the future.</summary>
    internal static string Sheet { get; } = WithoutLaterRows();

    internal static string FirstCampaign =>
        Path.Combine(RepositoryLayout.Find().Root, "src/RoadmapFunctions/Campaigns/tomsk-roadmap-2020-2021-h1.json");

    public async ValueTask InitializeAsync()
    {
        await Running.StartAsync(Sheet, Campaign, Eve);
        await Running.PostAsync($"api/campaigns/{Campaign.Id}/sync");
    }

    public ValueTask DisposeAsync() => Running.DisposeAsync();

    /// <returns>The whole link as the operator copies it.</returns>
    public async Task<string> LinkOfAsync(string organization)
    {
        var page = await Running.Http.GetStringAsync(
            new Uri($"desk/campaigns/{Campaign.Id}/organizations/{organization}", UriKind.Relative)
        );
        return (await new HtmlParser().ParseDocumentAsync(page)).QuerySelector("code.link")!.TextContent;
    }

    private static string WithoutLaterRows()
    {
        var sheet = JsonNode.Parse(File.ReadAllText(RepositoryLayout.Find().DefaultSheet))!;
        var rows = sheet["values"]!["valueRanges"]![0]!["values"]!.AsArray();
        rows.RemoveAll(row => row!.AsArray() is [JsonValue stamp, ..] && stamp.TryGetValue<double>(out var days) && days >= DayAfter);
        var path = Path.Combine(AppContext.BaseDirectory, "sheet-of-the-eve.json");
        File.WriteAllText(path, sheet.ToJsonString());
        return path;
    }
}
