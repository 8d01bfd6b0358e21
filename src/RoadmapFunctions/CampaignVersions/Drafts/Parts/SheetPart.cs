using System.Globalization;
using System.Text.RegularExpressions;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>The spreadsheet behind the Google Form. Its address is pasted as the browser shows it.</summary>
public sealed partial class SheetPart : DraftPart
{
    public const string PartName = "sheet";

    public override string Name => PartName;

    public override string Title => "Таблица Google";

    /// <summary>The form has not been made yet, or nobody has said where its answers are.</summary>
    public static bool IsMissing(Campaign campaign) => !campaign.Sheet.IsNamed;

    public static string Placeholder(string campaignId) => ResponseSheet.Placeholder + campaignId;

    public override string? FieldAt(Campaign campaign, string place) =>
        place switch
        {
            "$.sheet" or "$.sheet.spreadsheetId" or "$.sheet.tab" => "address",
            "$.sheet.tabs" => string.Empty,
            "$.sheet.headers" or "$.sheet.headers.organization" => "organizationHeaders",
            "$.sheet.headers.submittedAt" => "stampHeaders",
            _ => Own(place, PartName),
        };

    protected override IEnumerable<(string Name, string? Value)> Write(Campaign campaign) =>
        [
            ("address", IsMissing(campaign) ? null : AddressOf(campaign.Sheet)),
            ("titles", Lines(campaign.Sheet.Tab.Titles)),
            ("stampHeaders", Lines(campaign.Sheet.Headers.SubmittedAt)),
            ("organizationHeaders", Lines(campaign.Sheet.Headers.Organization)),
            ("mayReplaceDirect", Mark(campaign.Sheet.MayReplaceDirect)),
        ];

    public override Campaign Apply(Campaign campaign, FormFields fields)
    {
        var address = fields.Text("address");
        var id = IdInAddress().Match(address) is { Success: true } found ? found.Groups["id"].Value : address;
        var tab =
            TabInAddress().Match(address) is { Success: true } named
            && int.TryParse(named.Groups["gid"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var gid)
                ? gid
                : (int?)null;
        if (address.Length == 0)
        {
            id = Placeholder(campaign.Id);
        }

        return campaign with
        {
            Sheet = new(
                id,
                new(tab, fields.Lines("titles")),
                new(fields.Lines("stampHeaders") ?? [], fields.Lines("organizationHeaders") ?? []),
                id == campaign.Sheet.SpreadsheetId ? campaign.Sheet.Tabs : null, // tab ids of another spreadsheet mean nothing in this one
                fields.Is("mayReplaceDirect")
            ),
        };
    }

    private static string AddressOf(ResponseSheet sheet)
    {
        var tab = sheet.Tab.SheetId is { } gid ? FormattableString.Invariant($"#gid={gid}") : string.Empty;
        return $"https://docs.google.com/spreadsheets/d/{sheet.SpreadsheetId}/edit{tab}";
    }

    [GeneratedRegex(@"/d/(?<id>[A-Za-z0-9_-]{10,100})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdInAddress();

    [GeneratedRegex(@"[#&?]gid=(?<gid>\d{1,10})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TabInAddress();
}
