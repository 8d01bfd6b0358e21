using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>
/// One page for one school: its answers, its statuses beside the other schools', how its own words were understood, and what to do next.
/// It is composed from the open data of an edition, so it can be drawn when the edition is made and at any time after, with the same bytes.
/// </summary>
public static class SchoolSheet
{
    private const string Prefix = "school-";
    private const string Suffix = ".docx";

    // What a page holds; the report has the whole texts.
    private const int LongestTitle = 75;
    private const int LongestWords = 130;

    public static string NameOf(string organizationId) => $"{Prefix}{organizationId}{Suffix}";

    /// <returns>Null when the name is not one of a sheet.</returns>
    public static string? OrganizationOf(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal) && name.Length > Prefix.Length + Suffix.Length
            ? name[Prefix.Length..^Suffix.Length]
            : null;

    public static string TitleOf(SummaryOrganization organization) => $"Лист ООУ: {organization.Name}";

    public static Document Compose(SummaryData summary, SummaryOrganization organization)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(summary.Campaign.TimeZone);
        return new(
            TitleOf(organization),
            $"{summary.Campaign.Operator.Name}. {summary.Campaign.Period}. Издание {Wording.Numbered(summary.Edition.Number)} от {Russian.DateAndTime(summary.Edition.SnapshotAt, zone)}",
            summary.Edition.SnapshotAt,
            [new DocumentPart(PageOrientation.Portrait, [new Heading(1, organization.Name), new Paragraph(Introduction(summary, organization, zone)), Answers(summary, organization)])]);
    }

    private static string Introduction(SummaryData summary, SummaryOrganization organization, TimeZoneInfo zone)
    {
        var totals = summary.Totals;
        if (organization.FirstSeen is not { } firstSeen || organization.Index is not { } index)
        {
            return $"Ответ не представлен; он получен от {Russian.Share(totals.Received, totals.Expected)} ООУ. Представьте его муниципальному оператору ({summary.Campaign.Operator.Name}).";
        }

        var corrected = organization.CorrectedAt is { } at ? $", исправлен {Russian.DateAndTime(at, zone)}" : string.Empty;
        return $"Ответ получен {Russian.DateAndTime(firstSeen, zone)}, {Wording.Of(organization.Timeliness)}{corrected}. " +
            $"Выполнено {Russian.Share(index.Done, index.Of)} мероприятий; во всех ответивших ООУ — {Russian.Share(totals.Index.Done, totals.Index.Of)} позиций.";
    }

    private static Table Answers(SummaryData summary, SummaryOrganization organization) => new(
        1,
        $"Ответы и статус мероприятий за {summary.Campaign.Period}",
        [new("№", 0.4, Numeric: true), new("Мероприятие", 2.2), new("Ответ ООУ", 4.6), new("Статус", 1.25), new("Выполнено в других", 1.15, Numeric: true), new("Что сделать", 1.5)],
        [.. summary.Activities.Select(activity => Row(activity, organization.Answers?.FirstOrDefault(answer => answer.ActivityId == activity.Id), organization.Id))],
        "Статус следует из отмеченных вариантов; правило и полные тексты — в аналитическом отчёте. «Выполнено в других» — из числа других ООУ, ответивших по мероприятию.")
    {
        Compact = true,
    };

    private static IReadOnlyList<TableCell> Row(SummaryActivity activity, SummaryAnswer? answer, string organizationId)
    {
        var status = answer?.Status ?? ExecutionStatus.NoAnswer;
        var others = activity.Answered - (status == ExecutionStatus.NoAnswer ? 0 : 1);
        var done = activity.Statuses.GetValueOrDefault(ExecutionStatus.Done) - (status == ExecutionStatus.Done ? 1 : 0);
        return
        [
            new(activity.Number),
            new(CleanText.Abridged(activity.Title, LongestTitle)),
            new(string.Join("; ", Said(activity, answer, organizationId)) is { Length: > 0 } said ? said : "—"),
            new(Wording.Of(status), Wording.ToneOf(status)),
            new(others == 0 ? "—" : $"{Russian.Number(done)} из {Russian.Number(others)}"),
            new(Next(status)),
        ];
    }

    private static IEnumerable<string> Said(SummaryActivity activity, SummaryAnswer? answer, string organizationId)
    {
        foreach (var option in activity.Options.Where(option => answer?.OptionIds.Contains(option.Id, StringComparer.Ordinal) == true))
        {
            yield return option.Text;
        }

        if (answer?.OwnWords is { } words)
        {
            var group = activity.WordGroups.FirstOrDefault(group => group.Words.Any(each => each.OrganizationId == organizationId));
            var alike = group?.Words.Count > 1 ? $" (в группе {Russian.Quoted(group.Name)}, {Russian.Count(group.Words.Count, "ответ", "ответа", "ответов")})" : string.Empty;
            yield return $"свой ответ: {Russian.Quoted(CleanText.Abridged(words, LongestWords))}{alike}";
        }

        if (answer?.Ambiguous is { } text)
        {
            yield return $"запись читается двояко: {Russian.Quoted(CleanText.Abridged(text, LongestWords))}";
        }
    }

    private static string Next(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Done => "—",
        ExecutionStatus.InProgress => "завершить начатую работу",
        ExecutionStatus.Unchanged => "обновить применяемый порядок",
        ExecutionStatus.NotDone => "организовать выполнение",
        ExecutionStatus.NeedsReading => "уточнить ответ: отметить подходящие варианты",
        _ => "дать ответ",
    };
}
