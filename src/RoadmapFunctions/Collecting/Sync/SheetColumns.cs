using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Where each thing stands in the sheet, found by header and never by position. A question that was deleted and added again has two
/// columns, and so has a duplicated one: all of them are read.
/// </summary>
/// <param name="Activities">Columns of each activity of the campaign, in the campaign's order.</param>
/// <param name="Warnings">For the operator: columns that look like one of these and do not count.</param>
public sealed record SheetColumns(
    IReadOnlyList<int> SubmittedAt,
    IReadOnlyList<int> Organization,
    IReadOnlyList<FoundQuestion> Activities,
    IReadOnlyList<string> Warnings
)
{
    private const int LeastOfHeader = 3; // known columns; own words may by chance be like one
    private const int MostHeaders = 20; // named in one sentence
    private const int LongestHeader = 120;

    /// <exception cref="SyncStoppedException">A needed column is missing, or it is unclear which column is the school's.</exception>
    public static SheetColumns Find(SheetSnapshot sheet, Campaign campaign)
    {
        var columns = Look(sheet.Header, campaign);
        if (columns.Missing(campaign) is { Count: > 0 } missing)
        {
            throw new SyncStoppedException(WhyMissing(sheet, campaign, missing, columns));
        }

        var ofTabs = CheckTabs(sheet, campaign).ToList();
        var answers = columns.All.Except(columns.Organization).ToList();
        var (schools, warnings) = new SchoolColumns(sheet, answers, columns.SubmittedAt, campaign).Choose(columns.Organization);
        return columns with
        {
            Organization = schools,
            Warnings = [.. ofTabs, .. warnings],
            AreFoundByHeader = columns.Organization.Count == 1,
        };
    }

    /// <returns>Null when a needed column is missing, or only the rows show which column is the school's.</returns>
    public static SheetColumns? FindByHeader(SheetRow header, Campaign campaign) =>
        Look(header, campaign) is var columns && columns.Missing(campaign).Count == 0 && columns.Organization.Count == 1
            ? columns with
            {
                AreFoundByHeader = true,
            }
            : null;

    /// <summary>How many of the campaign's columns are in the header, or in a lower row that is the real header.</summary>
    public static int KnownInTop(IEnumerable<SheetRow> rows, Campaign campaign) =>
        rows.Take(SheetSnapshot.LowestHeader).Select(row => KnownIn(row, campaign)).DefaultIfEmpty().Max();

    /// <summary>How many of the campaign's columns are in a row that may be the header.</summary>
    public static int KnownIn(SheetRow header, Campaign campaign)
    {
        var columns = Look(header, campaign);
        return new[] { columns.SubmittedAt, columns.Organization }
            .Concat(columns.Activities.Select(found => (IReadOnlyList<int>)[.. found.All]))
            .Count(found => found.Count > 0);
    }

    /// <summary>
    /// It looks as if the campaign's form had made it: the stamp and a third of the questions, or most columns. A form that was linked
    /// again may have questions in other words.
    /// </summary>
    public static bool AreAnswers(SheetRow header, Campaign campaign)
    {
        var columns = Look(header, campaign);
        var questions = columns.Activities.Count(found => found.All.Any());
        return (columns.SubmittedAt.Count > 0 && questions * 3 >= campaign.Activities.Count)
            || KnownIn(header, campaign) > 2 + (campaign.Activities.Count / 2);
    }

    /// <summary>Columns of the time stamp; none when the header has none.</summary>
    public static IReadOnlyList<int> StampsIn(SheetRow header, Campaign campaign) => Look(header, campaign).SubmittedAt;

    private static SheetColumns Look(SheetRow header, Campaign campaign)
    {
        var byHeader = header
            .Cells.Index()
            .Where(cell => !cell.Item.IsBlank)
            .ToLookup(cell => TextKey.WithoutOrdinal(cell.Item.Text), cell => cell.Index, StringComparer.Ordinal);
        var found = new SheetColumns(
            ColumnsOf(campaign.Sheet.Headers.SubmittedAt),
            ColumnsOf(campaign.Sheet.Headers.Organization),
            [
                .. campaign.Activities.Select(activity => new FoundQuestion(
                    activity,
                    ColumnsOf(activity.AllHeaders()),
                    [.. (activity.Value?.Parts).OrEmpty().Select(part => ColumnsOf(activity.HeadersOf(part)))],
                    activity.MayBeExplained ? ColumnsOf(activity.HeadersOf(Activity.Explanation)) : []
                )),
            ],
            []
        );
        return found with { Unknown = [.. byHeader.SelectMany(same => same).Except(found.All).Order()] };

        IReadOnlyList<int> ColumnsOf(IEnumerable<string> names) =>
            [.. names.Select(TextKey.WithoutOrdinal).Distinct(StringComparer.Ordinal).SelectMany(name => byHeader[name]).Order()];
    }

    // Rows of a tab without a column of the time or the school would say nothing, and nobody would miss them.
    private static IEnumerable<string> CheckTabs(SheetSnapshot sheet, Campaign campaign)
    {
        foreach (var tab in sheet.Joins)
        {
            var columns = Look(tab.Header, campaign);
            var missing = columns.Missing(campaign);
            if (columns.SubmittedAt.Count == 0 || columns.Organization.Count == 0)
            {
                throw new SyncStoppedException($"Лист {Russian.Quoted(tab.TabTitle)}. {WhyMissing(tab, campaign, missing, columns)}");
            }

            if (missing.Count > 0)
            {
                yield return $"В листе {Russian.Quoted(tab.TabTitle)} нет {(missing.Count == 1 ? "столбца" : "столбцов")} "
                    + $"{Russian.List([.. missing.Select(Russian.Quoted)])}: ответы на {(missing.Count == 1 ? "него" : "них")} "
                    + $"оттуда не читаются. {columns.Unrecognised(tab.Header)}"
                    + "Если вопрос переименован, впишите новый заголовок в кампанию («Править», «Вопросы», «Как ещё называется "
                    + "столбец»). Если в той форме его не было, добавьте в лист пустой столбец с этим заголовком.";
            }
        }
    }

    private static string WhyMissing(SheetSnapshot sheet, Campaign campaign, IReadOnlyList<string> missing, SheetColumns columns) =>
        LowerHeader(sheet, campaign)
        ?? LostHeader(sheet, campaign)
        ?? $"В первой строке таблицы нет {Russian.Plural(missing.Count, "нужного столбца", "нужных столбцов", "нужных столбцов")}: "
            + $"{Russian.List([.. missing.Select(Russian.Quoted)])}. Ничего не записано. {columns.Unrecognised(sheet.Header)}"
            + "Если вопрос переименован, верните в таблицу прежний заголовок. "
            + "Если останется новый, впишите его в кампанию («Править»): для вопроса — в «Как ещё называется столбец», "
            + "для школы и времени — на странице «Таблица Google».";

    private IReadOnlyList<string> Missing(Campaign campaign) =>
        [
            .. (SubmittedAt.Count == 0 ? campaign.Sheet.Headers.SubmittedAt[0] : null).OrNone(),
            .. (Organization.Count == 0 ? campaign.Sheet.Headers.Organization[0] : null).OrNone(),
            .. Activities.Where(found => found.IsMissing).Select(found => $"{found.Activity.Number}. {found.Activity.Title}"),
        ];

    /// <summary>Columns that have a header and are not these.</summary>
    public IReadOnlyList<int> Unknown { get; private init; } = [];

    /// <summary>The rows were not needed to tell which of several columns is the school's.</summary>
    public bool AreFoundByHeader { get; private init; }

    public IEnumerable<int> All => [.. SubmittedAt, .. Organization, .. Activities.SelectMany(found => found.All)];

    // A title above the header may go. Answers above it must not: somebody has sorted the header away with them.
    private static string? LowerHeader(SheetSnapshot sheet, Campaign campaign)
    {
        var known = KnownIn(sheet.Header, campaign);
        var lower = sheet.Rows.MaxBy(row => KnownIn(row, campaign));
        if (lower is null || KnownIn(lower, campaign) is var better && (better < LeastOfHeader || better <= known))
        {
            return null;
        }

        var place = $"Заголовки стоят в строке {lower.Number}, а должны стоять в первой. Ничего не записано. ";
        var above = sheet.Rows.TakeWhile(row => row.Number < lower.Number).Prepend(sheet.Header);
        return above.Any(row => IsAnswer(row, sheet.TimeZone, campaign))
            ? place
                + "Над ними ответы: похоже, таблицу отсортировали вместе с заголовками. Перетащите строку "
                + $"{lower.Number} на место первой (или Файл → История версий). Строки над ней не удаляйте."
            : place
                + $"Удалите в таблице {(lower.Number == 2 ? "строку" : "строки")} над ними: "
                + "сами вопросы и ответы менять не нужно.";
    }

    private static string? LostHeader(SheetSnapshot sheet, Campaign campaign) =>
        KnownIn(sheet.Header, campaign) < LeastOfHeader && IsAnswer(sheet.Header, sheet.TimeZone, campaign)
            ? "Заголовков в таблице нет: в первой строке стоит ответ. Ничего не записано. Похоже, строку с заголовками удалили. "
                + "Верните её (Ctrl+Z или Файл → История версий) либо вставьте над ответами пустую строку и впишите "
                + "в неё заголовки. Поверх ответа в первой строке ничего не пишите."
            : null;

    // A title may name a school or a day; an answer has a time stamp, or a school beside other cells.
    private static bool IsAnswer(SheetRow row, string timeZone, Campaign campaign)
    {
        var time = SheetTime.InZone(timeZone);
        var filled = row.Cells.Where(cell => !cell.IsBlank).ToList();
        return filled.Count >= LeastOfHeader
            && filled.Exists(cell =>
                time.Read(cell) is { Year: >= 2000 and < 2100 } || OrganizationMatcher.Of(campaign).Find(cell.Text) is not null
            );
    }

    // A sentence; empty when every column is known.
    private string Unrecognised(SheetRow header)
    {
        var known = All.ToHashSet();
        var unknown = header
            .Cells.Index()
            .Where(cell => !cell.Item.IsBlank && !known.Contains(cell.Index))
            .Select(cell => $"{Russian.Quoted(CleanText.Abridged(cell.Item.Text, LongestHeader))} (столбец {A1.Column(cell.Index)})")
            .ToList();
        if (unknown.Count > MostHeaders)
        {
            unknown = [.. unknown[..MostHeaders], $"ещё {unknown.Count - MostHeaders}"];
        }

        return unknown.Count == 0 ? string.Empty : $"Не узнаны столбцы: {Russian.List(unknown)}. ";
    }
}

/// <param name="Columns">Columns that hold the whole answer.</param>
/// <param name="Parts">Columns of each part of the value, where a form asks for the parts one by one.</param>
/// <param name="Explanations">Columns in which schools explain the numbers; a form may have none.</param>
public sealed record FoundQuestion(
    Activity Activity,
    IReadOnlyList<int> Columns,
    IReadOnlyList<IReadOnlyList<int>> Parts,
    IReadOnlyList<int> Explanations
)
{
    public IEnumerable<int> All => [.. Columns, .. Parts.SelectMany(part => part), .. Explanations];

    /// <summary>Neither the whole answer nor every part of it has a column.</summary>
    public bool IsMissing => Columns.Count == 0 && (Parts.Count == 0 || Parts.Any(part => part.Count == 0));
}
