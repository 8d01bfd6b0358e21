using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Import;

/// <summary>What an import would bring; nothing has been written.</summary>
/// <param name="IfFresh">The plan if the operator vouches that the file is the sheet as it is now.</param>
public sealed record ImportPreview(
    Campaign Campaign,
    SentFile File,
    DownloadedSheet Downloaded,
    ParsedSheet Parsed,
    SyncPlan Plan,
    SyncPlan IfFresh
)
{
    /// <summary>
    /// What else would change if the operator vouches that the file is the sheet as it is now, in words; null when nothing would.
    /// </summary>
    public string? OnlyIfFresh
    {
        get
        {
            IReadOnlyList<string> changes =
            [
                .. Change("будет отозвано ответов, которых в файле нет", IfFresh.Counts.Withdrawn - Plan.Counts.Withdrawn),
                .. Change("вернётся ответов, отозванных раньше", IfFresh.Counts.Returned),
                .. Change("уйдёт из карантина строк, которых в файле нет", IfFresh.ToClose.Count - Plan.ToClose.Count),
            ];
            return changes.Count == 0 ? null : string.Join("; ", changes);
        }
    }

    /// <summary>In the order of answering.</summary>
    public IReadOnlyList<(Organization Organization, DateTimeOffset At)> New =>
        [
            .. Plan
                .Entries.OfType<Submission>()
                .OrderBy(submission => submission.SubmittedAt)
                .Select(submission =>
                    (Campaign.Organizations.First(organization => organization.Id == submission.OrganizationId), submission.SubmittedAt)
                ),
        ];

    /// <summary>Times of the first and the last answer; null when there is none.</summary>
    public (DateTimeOffset First, DateTimeOffset Last)? Span =>
        Parsed.Submissions.Count == 0
            ? null
            : (Parsed.Submissions.Min(submission => submission.SubmittedAt), Parsed.Submissions.Max(submission => submission.SubmittedAt));

    /// <summary>Every column that has a header, and what the campaign takes it for; null for nothing.</summary>
    public IReadOnlyList<(string Column, string Header, string? Meaning)> Columns
    {
        get
        {
            var columns = SheetColumns.Find(Downloaded.Sheet, Campaign);
            return
            [
                .. Downloaded
                    .Sheet.Header.Cells.Index()
                    .Where(cell => !cell.Item.IsBlank)
                    .Select(cell => (A1.Column(cell.Index), cell.Item.Text, Meaning(columns, cell.Index))),
            ];
        }
    }

    private static string[] Change(string words, int count) => count > 0 ? [$"{words}: {Russian.Number(count)}"] : [];

    private static string? Meaning(SheetColumns columns, int column) =>
        columns.SubmittedAt.Contains(column) ? "отметка времени"
        : columns.Organization.Contains(column) ? "школа"
        : columns.Activities.FirstOrDefault(found => found.All.Contains(column))?.Activity is { } activity
            ? $"мероприятие {activity.Number}"
        : null;
}
