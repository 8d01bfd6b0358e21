using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>The rows of a sheet as answers. Each row is an answer, a rejected row or a blank one; none is dropped.</summary>
/// <param name="Mended">Keys of open quarantine whose rows are admitted now.</param>
/// <param name="TakenBack">What rows say that the operator has said are no school's.</param>
/// <param name="Warnings">Of the sheet as a whole.</param>
public sealed record ParsedSheet(
    IReadOnlyList<Submission> Submissions,
    IReadOnlyList<RejectedRow> Rejected,
    int BlankRows,
    IReadOnlySet<string> Mended,
    IReadOnlyList<(DateTimeOffset SubmittedAt, IReadOnlyList<ActivityAnswer> Answers)> TakenBack,
    IReadOnlyList<SheetWarning> Warnings)
{
    public int RowsRead => Submissions.Count + Rejected.Count + BlankRows;
}

/// <summary>Reads a sheet by its campaign. One bad row never stops the others.</summary>
public sealed class ResponseParser
{
    private const int LongestQuote = 200;

    // A clock that is fast, or a zone that is set wrongly, is less than a day ahead, and FirstSeen is fair to such an answer.
    // What is further ahead is a slip of the hand, and would count before all that the school answers until that day.
    private static readonly TimeSpan FarthestAhead = TimeSpan.FromDays(1);

    private readonly SheetColumns columns;
    private readonly SheetTime time;
    private readonly TimeZoneInfo zone;
    private readonly DateTimeOffset latest;
    private readonly OrganizationMatcher organizations;
    private readonly IReadOnlyList<OptionReader> readers;
    private readonly int[] usedColumns;
    private readonly Dictionary<string, Organization> assigned;
    private readonly HashSet<string> open;
    private readonly HashSet<string> nobodys;

    private ResponseParser(SheetSnapshot sheet, Campaign campaign, DateTimeOffset observedAt, IReadOnlyCollection<QuarantineItem> quarantine)
    {
        nobodys = quarantine.Where(item => item is { NeedsOrganization: true, DecidedAt: not null, AssignedOrganizationId: null }).Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
        open = quarantine.Where(item => item.Open).Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
        assigned = quarantine
            .Select(item => (item.Key, Organization: campaign.Organizations.FirstOrDefault(organization => organization.Id == item.AssignedOrganizationId)))
            .Where(row => row.Organization is not null) // most have none, and one may have left the roster
            .ToDictionary(row => row.Key, row => row.Organization!, StringComparer.Ordinal);
        columns = SheetColumns.Find(sheet, campaign);
        time = SheetTime.InZone(sheet.TimeZone);
        zone = campaign.Zone;
        latest = observedAt + FarthestAhead;
        organizations = OrganizationMatcher.Of(campaign);
        readers = [.. campaign.Activities.Select(OptionReader.For)];
        usedColumns = [.. columns.All];
    }

    /// <param name="observedAt">When the sheet was read.</param>
    /// <param name="quarantine">All of it: a row to which the operator named the school is read as that school's.</param>
    /// <exception cref="SyncStoppedException">The sheet as a whole cannot be read.</exception>
    public static ParsedSheet Parse(SheetSnapshot sheet, Campaign campaign, DateTimeOffset observedAt, IReadOnlyCollection<QuarantineItem> quarantine)
    {
        var parser = new ResponseParser(sheet, campaign, observedAt, quarantine);
        var submissions = new List<Submission>();
        var rejected = new List<RejectedRow>();
        var mended = new HashSet<string>(StringComparer.Ordinal);
        var takenBack = new List<(DateTimeOffset SubmittedAt, IReadOnlyList<ActivityAnswer> Answers)>();
        var blank = 0;
        foreach (var row in sheet.Rows)
        {
            if (parser.usedColumns.All(column => row[column].IsBlank))
            {
                blank++;
            }
            else if (parser.Reject(row, out var submittedAt, out var organization) is { } fault)
            {
                rejected.Add(new(row, parser.KeyOf(row), fault));
                if (parser.nobodys.Contains(rejected[^1].Key))
                {
                    takenBack.Add((submittedAt, parser.Answers(row)));
                }
            }
            else
            {
                if (parser.open.Count > 0 && parser.KeyOf(row) is var key && parser.open.Contains(key))
                {
                    mended.Add(key);
                }

                submissions.Add(new Submission
                {
                    OrganizationId = organization!.Id,
                    Source = SubmissionSource.Sheet,
                    SubmittedAt = submittedAt,
                    ObservedAt = observedAt,
                    Answers = parser.Answers(row),
                });
            }
        }

        return new ParsedSheet(submissions, rejected, blank, mended, takenBack,
            [.. OtherTabWarnings.Of(sheet, campaign), .. parser.columns.Warnings.Select(text => new SheetWarning(SheetWarningKind.Column, text))]);
    }

    private string KeyOf(SheetRow row) => RowKey.Of(row, columns.SubmittedAt, time);

    private RowFault? Reject(SheetRow row, out DateTimeOffset submittedAt, out Organization? organization)
    {
        (submittedAt, organization) = (default, null);
        return CellRules.Check(row, usedColumns) ?? ReadTime(row, out submittedAt) ?? FindOrganization(row, out organization);
    }

    private RowFault? FindOrganization(SheetRow row, out Organization? organization)
    {
        var fault = ReadOrganization(row, out organization);
        return fault is not null && assigned.Count > 0 && assigned.TryGetValue(KeyOf(row), out organization) ? null : fault;
    }

    private RowFault? ReadTime(SheetRow row, out DateTimeOffset submittedAt)
    {
        var times = Filled(row, columns.SubmittedAt).Select(column => (Column: column, Time: time.Read(row[column]))).ToList();
        submittedAt = times.Select(read => read.Time).FirstOrDefault() ?? default;
        if (times.Count == 0 || times.Any(read => read.Time is null))
        {
            var column = times.Find(read => read.Time is null) is { Time: null } bad && times.Count > 0 ? bad.Column : columns.SubmittedAt[0];
            return RowFault.At(row, column, RejectionReason.TimeUnreadable, "не читается отметка времени", "впишите дату и время ответа, например 28.01.2021 14:05:00");
        }

        if (times.DistinctBy(read => read.Time).Count() > 1)
        {
            return RowFault.At(row, times[1].Column, RejectionReason.TimesDiffer, "в строке две разные отметки времени", "оставьте верную");
        }

        return submittedAt <= latest
            ? null
            : RowFault.At(row, times[0].Column, RejectionReason.TimeAhead, $"отметка времени {Russian.DateAndTime(submittedAt, zone)} ещё не наступила", "впишите настоящие дату и время ответа; если они неизвестны, спросите школу");
    }

    private RowFault? ReadOrganization(SheetRow row, out Organization? organization)
    {
        organization = null;
        var names = Filled(row, columns.Organization).ToList();
        if (names.Count == 0)
        {
            return RowFault.At(row, columns.Organization[0], RejectionReason.OrganizationMissing, "не указана школа", "впишите название школы из списка кампании");
        }

        if (names.FindIndex(column => organizations.Find(row[column].Text) is null) is >= 0 and var unknown)
        {
            var suggestion = organizations.Suggest(row[names[unknown]].Text);
            var several = organizations.Several(row[names[unknown]].Text);
            var mend = several.Count > 0
                ? $"это {Russian.List([.. several.Select(school => Russian.Quoted(school.ShortName))])}: строка — ответ одной школы. Узнайте, чей это ответ, и нажмите в карантине «Отнести к школе»; остальные пусть ответят отдельно"
                : suggestion is null
                ? "исправьте название в таблице или нажмите в карантине «Отнести к школе»; если школы нет в списке, впишите её в файл кампании"
                : $"если это {Russian.Quoted(suggestion.Name)}, нажмите в карантине «Отнести к школе» или исправьте название в таблице; чтобы программа узнавала его сама, впишите его в файл кампании, в поле aliases школы";
            var problem = $"школы {Russian.Quoted(Shortened(row[names[unknown]].Text))} нет в списке кампании";
            return RowFault.At(row, names[unknown], RejectionReason.UnknownOrganization, problem, mend) with { SuggestedOrganizationId = suggestion?.Id };
        }

        var found = names.Select(column => organizations.Find(row[column].Text)!).DistinctBy(match => match.Id, StringComparer.Ordinal).ToList();
        organization = found[0];
        return found.Count == 1
            ? null
            : RowFault.At(row, names[1], RejectionReason.OrganizationsDiffer, $"в строке названы две разные школы, в столбцах {A1.Column(names[0])} и {A1.Column(names[1])}", "оставьте одну");
    }

    private IReadOnlyList<ActivityAnswer> Answers(SheetRow row) =>
        [.. columns.Activities.Zip(readers, (found, reader) => Answer(row, found.Columns, reader)).OfType<ActivityAnswer>()];

    // A question that was added again keeps its old column: the one that is filled speaks, and if two say different things, neither does.
    private static ActivityAnswer? Answer(SheetRow row, IReadOnlyList<int> cells, OptionReader reader)
    {
        if (Filled(row, cells).Select(column => NumberInAnswer.AsDate(row[column])).FirstOrDefault(date => date is not null) is { } date)
        {
            return reader.Ambiguous(date);
        }

        var texts = Filled(row, cells).Select(column => row[column].Text).DistinctBy(text => TextKey.Of(text) is { Length: > 0 } key ? key : text, StringComparer.Ordinal).ToList();
        return texts switch
        {
            [] => null,
            [var only] => reader.Read(only),
            _ => reader.Ambiguous(string.Join(" | ", texts.Select(CleanText.Of))),
        };
    }

    private static IEnumerable<int> Filled(SheetRow row, IEnumerable<int> cells) => cells.Where(column => !row[column].IsBlank);

    private static string Shortened(string text) => CleanText.Shortened(text, LongestQuote);
}
