using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// A sheet of one row, made again from an item of the quarantine. An item has texts under headers: what kind of cell each was, in which
/// zone the sheet was and what was cut is not in it. So the result counts only when it has the key, the time and the answers of the row.
/// </summary>
internal static class KeptRow
{
    private const string Zone = "Etc/UTC";

    // See SheetTime.
    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Utc);

    /// <param name="item">An open one whose school an operator has named.</param>
    /// <returns>Null when the row made again is another row, or is still no answer.</returns>
    public static (SheetSnapshot Sheet, JudgedRow Row)? Of(
        QuarantineItem item,
        Campaign campaign,
        DateTimeOffset observedAt,
        DirectAnswers direct
    )
    {
        if (item.SubmittedAt is not { } submittedAt)
        {
            return null;
        }

        var sheet = Sheet(item, submittedAt, campaign);
        ParsedSheet parsed;
        try
        {
            parsed = ResponseParser.Parse(sheet, campaign, observedAt, [item], direct);
        }
        catch (SyncStoppedException)
        {
            return null; // the campaign's columns have changed since then
        }

        return
            parsed.Mended.Contains(item.Key)
            && parsed.Submissions is [var answer]
            && answer.OrganizationId == item.AssignedOrganizationId
            && answer.SubmittedAt == submittedAt
            && AnswerReading.Digest(answer.Answers) == item.Content
            ? (sheet, parsed.Judged[0])
            : null;
    }

    private static SheetSnapshot Sheet(QuarantineItem item, DateTimeOffset submittedAt, Campaign campaign)
    {
        var headers = campaign.Sheet.Headers;
        List<(string Header, SheetCell Cell)> cells =
        [
            .. item.Cells.Select(cell => (cell.Header, headers.IsStamp(cell.Header) ? Stamp(submittedAt) : SheetCell.OfText(cell.Text))),
            // Blank cells were not kept, and their headers with them.
            .. headers.Organization.Take(item.Cells.Any(cell => headers.IsOrganization(cell.Header)) ? 0 : 1).Select(Blank),
            .. campaign.Activities.Select(activity => Blank(activity.AllHeaders().First())),
        ];
        return new(
            Zone,
            string.Empty,
            new(1, [.. cells.Select(cell => SheetCell.OfText(cell.Header))]),
            [new(item.Row, [.. cells.Select(cell => cell.Cell)])]
        );
    }

    private static (string Header, SheetCell Cell) Blank(string header) => (header, SheetCell.Blank);

    private static SheetCell Stamp(DateTimeOffset at) => SheetCell.OfNumber((at.UtcDateTime - Epoch).TotalDays);
}
