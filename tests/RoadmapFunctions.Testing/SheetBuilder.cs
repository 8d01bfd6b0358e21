using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;

namespace RoadmapFunctions.Testing;

/// <summary>A sheet as a form leaves it: a header and rows of time, school and answers, in the small campaign's order unless a test says
/// otherwise.</summary>
public sealed class SheetBuilder
{
    private readonly List<SheetRow> rows = [];
    private List<string> header =
    [
        "Отметка времени",
        "Школа",
        .. TestCampaign.Small.Activities.Select(activity => $"{activity.Number}. {activity.Title}"),
    ];
    private string zone = "Asia/Tomsk";

    public static SheetCell Time(string local) =>
        SheetCell.OfNumber(
            (DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture) - new DateTime(1899, 12, 30)).TotalDays
        );

    public SheetBuilder InZone(string timeZone)
    {
        zone = timeZone;
        return this;
    }

    public SheetBuilder WithHeader(params string[] names)
    {
        header = [.. names];
        return this;
    }

    public SheetBuilder Answer(string time, string school, params string[] answers) =>
        Row([Time(time), SheetCell.OfText(school), .. answers.Select(SheetCell.OfText)]);

    public SheetBuilder Row(params SheetCell[] cells)
    {
        rows.Add(new SheetRow(rows.Count + 2, cells));
        return this;
    }

    public SheetSnapshot Build() => new(zone, "Ответы на форму (1)", new SheetRow(1, [.. header.Select(SheetCell.OfText)]), rows);

    public ParsedSheet Parse(Campaign? campaign = null) =>
        ResponseParser.Parse(Build(), campaign ?? TestCampaign.Small, new DateTimeOffset(2021, 2, 1, 0, 0, 0, TimeSpan.Zero), []);
}
