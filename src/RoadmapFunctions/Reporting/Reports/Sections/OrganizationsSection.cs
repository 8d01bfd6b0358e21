using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>Each school's statuses, those that need support first; by municipality where there are several.</summary>
public static class OrganizationsSection
{
    /// <summary>More rows may not fit on the page: the note below would be far from the first of them.</summary>
    private const int FewRows = 10;

    public static IEnumerable<Block> Compose(ReportData data, Numbering numbering)
    {
        if (data.Analysis.Counted.Count == 0 || data.Campaign.Organizations.Count == 1) // one row would repeat the result
        {
            yield break;
        }

        yield return new Heading(1, $"{numbering.NextSection()} Выполнение мероприятий {data.Noun.Many.Instrumental}");
        var table = data.ListsOrganizations && MunicipalityTotals.Of(data.Analysis) is not { Count: > 1 } ? numbering.NextTable() : 0;
        yield return new Paragraph(table > 0 ? $"{Groups(data)} {Shown(data, table)}" : Groups(data));
        foreach (var block in Municipalities(data, numbering))
        {
            yield return block;
        }

        if (!data.ListsOrganizations)
        {
            yield return new Paragraph(
                $"Сведения обо всех {data.Noun.Many.Prepositional} приведены в электронном приложении "
                    + $"(книга Excel, лист {Russian.Quoted(WorkbookOrganizations.RosterName(data))})."
            );
            yield break;
        }

        if (table == 0)
        {
            table = numbering.NextTable();
            yield return new Paragraph(Shown(data, table));
        }

        foreach (var block in HeatMap(data, table))
        {
            yield return block;
        }
    }

    public static IEnumerable<Block> HeatMap(ReportData data, int number)
    {
        yield return new Table(
            number,
            $"Выполнение мероприятий по {data.Noun.Many.Dative}",
            [
                new(data.Campaign.Terms.Organization.Abbreviation, 2.2),
                .. data.Campaign.CountedActivities.Select(activity => new TableColumn(activity.Number, 0.7, Numeric: true)),
                new($"Выполнено из {data.Campaign.CountedActivities.Count}", 1.4, Numeric: true),
            ],
            [
                .. data
                    .Analysis.Organizations.Where(each => data.NamesOrganizations || each.Current is not null)
                    .OrderBy(each => each.Support == SupportGroup.NoInformation)
                    .ThenBy(each => each.Index?.Done)
                    .Select(organization =>
                        (IReadOnlyList<TableCell>)
                            [
                                new(organization.Organization.ShortName),
                                .. data
                                    .Campaign.CountedActivities.Select(organization.StatusOf)
                                    .Select(status => new TableCell(Wording.ShortOf(status), Wording.ToneOf(status))),
                                new(organization.Index is { } index ? Russian.Number(index.Done) : "—"),
                            ]
                    ),
                [
                    new("Выполнили", Strong: true),
                    .. data.Analysis.Counted.Select(each => new TableCell(Russian.Number(each.Count(ExecutionStatus.Done)), Strong: true)),
                    new($"{Russian.Number(data.Analysis.Index.Done)} из {Russian.Number(data.Analysis.Index.Of)}", Strong: true),
                ],
            ],
            IsLow(data) ? Legend : null
        )
        {
            LargestType = 10,
        };
    }

    /// <summary>Empty when all schools are in one municipality.</summary>
    public static IEnumerable<Block> Municipalities(ReportData data, Numbering numbering)
    {
        if (MunicipalityTotals.Of(data.Analysis) is not { Count: > 1 } municipalities)
        {
            yield break;
        }

        var table = numbering.NextTable();
        var all = TotalOf(municipalities);
        var kind = municipalities.All(each => each.Name.EndsWith("район", StringComparison.Ordinal)) ? "Район" : "Территория";
        (string Title, Func<MunicipalityTotals, int> Count)[] groups =
        [
            ("Адресная поддержка", each => each.Critical),
            ("Повышенное внимание", each => each.Attention),
            ("В плане", each => each.OnTrack),
            ("Группа не ясна", each => each.Undetermined),
        ];
        var known = groups.Where(group => group.Count(all) > 0).ToList(); // a column of zeros says nothing
        yield return new Paragraph(
            $"Итоги по территориям приведены в таблице{Russian.NonBreakingSpace}{table}; "
                + "сначала — те, где доля выполненных мероприятий меньше."
        );
        yield return new Table(
            table,
            "Выполнение мероприятий по территориям",
            [
                new(kind, 2.6),
                new($"Число {data.Campaign.Terms.Organization.Abbreviation}", 1, Numeric: true),
                new("Ответили", 1.2, Numeric: true),
                new("Не ответили", 1.2, Numeric: true),
                new("В срок", 0.9, Numeric: true),
                .. known.Select(group => new TableColumn(group.Title, 1.2, Numeric: true)),
                new("Выполнено мероприятий", 2.6, Numeric: true),
            ],
            [
                .. municipalities
                    .OrderBy(each => each.Index.Of == 0 ? -1 : (decimal)each.Index.Done / each.Index.Of)
                    .Take(ReportData.LargestListedRoster)
                    .Select(each => Row(each, strong: false)),
                Row(all, strong: true),
            ],
            municipalities.Count > ReportData.LargestListedRoster
                ? $"Показаны {ReportData.LargestListedRoster} с наименьшей долей; остальные "
                    + "— в электронном приложении (книга Excel, лист «Территории»)."
                : null
        )
        {
            LargestType = 10,
        };

        IReadOnlyList<TableCell> Row(MunicipalityTotals each, bool strong) =>
            [
                new(each.Name, Strong: strong),
                .. new[] { each.Expected, each.Received, each.Expected - each.Received, each.OnTime }
                    .Concat(known.Select(group => group.Count(each)))
                    .Select(count => new TableCell(Russian.Number(count), Strong: strong)),
                new(Wording.Share(each.Index.Done, each.Index.Of), Strong: strong),
            ];
    }

    private static MunicipalityTotals TotalOf(IReadOnlyList<MunicipalityTotals> each) =>
        new(
            "Всего",
            each.Sum(one => one.Expected),
            each.Sum(one => one.Received),
            each.Sum(one => one.OnTime),
            each.Sum(one => one.Critical),
            each.Sum(one => one.Attention),
            each.Sum(one => one.OnTrack),
            each.Sum(one => one.Undetermined),
            new(each.Sum(one => one.Index.Done), each.Sum(one => one.Index.Of)),
            each.Sum(one => one.Mismatched)
        );

    /// <summary>«Выполнение … показано в таблице 3», with the signs of a table that is longer than its page.</summary>
    public static string Shown(ReportData data, int table, string andElse = "") =>
        $"Выполнение мероприятий по {data.Noun.Many.Dative} показано в таблице{Russian.NonBreakingSpace}{table}{andElse}."
        + (IsLow(data) ? string.Empty : $" Обозначения: {Russian.Uncapitalized(Legend)}");

    private static bool IsLow(ReportData data) => data.Analysis.Organizations.Count <= FewRows;

    private static string Legend =>
        "Столбцы — номера мероприятий; "
        + string.Join(
            "; ",
            Enum.GetValues<ExecutionStatus>().Select(status => $"{Russian.Quoted(Wording.ShortOf(status))} — {Wording.Of(status)}")
        )
        + ".";

    private static string Groups(ReportData data)
    {
        var term = data.Campaign.Terms.Organization;
        var groups = data
            .Analysis.Organizations.Where(each => each.Support is not SupportGroup.NoInformation)
            .GroupBy(each => (each.Support, Unread: each.Support is SupportGroup.Undetermined && IsUnread(data, each)))
            .OrderBy(group => group.Key.Support)
            .ThenByDescending(group => group.Key.Unread)
            .Select(group => (group.Key, Found: group.Select(each => each.Organization).ToList()))
            .Select(each =>
                $"{each.Key switch
            {
                (SupportGroup.Critical, _) => "требуется адресная методическая поддержка (выполнено менее половины мероприятий)",
                (SupportGroup.Attention, _) => "требуется повышенное внимание (выполнено менее 80 % мероприятий)",
                (SupportGroup.OnTrack, _) => "работа идёт в плановом порядке",
                (_, true) => "до оценки ответов группа не определена",
                _ => "группа не определена, ответов не хватает",
            }} — {(data.ListsOrganizations && each.Key.Support is SupportGroup.Critical or SupportGroup.Attention
            ? Wording.AllNames(each.Found)
            : Wording.Few(each.Found, term))}"
            );
        return $"По доле выполненных мероприятий {term.Abbreviation} распределены так: {string.Join("; ", groups)}.";
    }

    private static bool IsUnread(ReportData data, OrganizationAnalysis organization) =>
        data.Campaign.CountedActivities.Any(organization.MustBeRead);
}
