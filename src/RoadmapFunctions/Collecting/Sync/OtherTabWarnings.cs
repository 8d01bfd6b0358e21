using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Warns about tabs that have the headers of the answers and are not read. A form that was unlinked and linked again writes to a new tab,
/// and schools that answer there would be reported as silent.
/// </summary>
internal static class OtherTabWarnings
{
    private const int LongestTitle = 100;
    private const int MostSchools = 10; // named in one sentence

    private const string Choose = "На странице «Ход сбора» выберите, какие листы читать.";

    public static IEnumerable<SheetWarning> Of(SheetSnapshot sheet, Campaign campaign)
    {
        var alike = sheet
            .OtherTabs.Select(tab => tab with { Sheet = BelowHeader(tab.Sheet, campaign) })
            .Where(tab => SheetColumns.AreAnswers(tab.Sheet.Header, campaign))
            .ToList();
        List<OfferedTab> offered =
        [
            .. sheet.ReadTabs.Select(read => new OfferedTab(read.SheetId, read.Title, Read: true)),
            .. alike
                .Where(other => other.SheetId is not null)
                .Select(other => new OfferedTab(other.SheetId!.Value, other.Sheet.TabTitle, Read: false, LastRowOf(other.Sheet))),
            .. sheet.GrownTabs.Select(grown => new OfferedTab(grown.Tab.SheetId, grown.Tab.Title, Read: false, grown.LastRow)),
            .. sheet.GoneTabs.Select(gone => new OfferedTab(gone, "удалённый лист", Read: false)),
        ];
        return
        [
            .. alike.Select(tab => About(tab.Sheet.TabTitle, Sentence(sheet, tab, campaign))),
            .. sheet.GrownTabs.Select(grown => About(grown.Tab.Title, Grown(grown))),
            .. sheet.GoneTabs.Select(gone => About($"gid {gone}", $"{Gone(sheet)}. {Choose}")),
            .. Unexamined(sheet),
        ];

        SheetWarning About(string subject, string text) => new(SheetWarningKind.OtherTab, text) { Subject = subject, Tabs = offered };
    }

    /// <summary>Which chosen tab does not exist any more, and which one is read instead; a sentence without its end.</summary>
    public static string Gone(SheetSnapshot sheet) =>
        $"Листа, выбранного для чтения (gid {string.Join(", ", sheet.GoneTabs)}), в таблице больше нет: его удалили. "
        + $"Читается {Russian.List([.. sheet.ReadTabs.Select(tab => Quoted(tab.Title))])}. "
        + "Если лист удалили по ошибке, верните его: Файл → История версий";

    private static string Grown(GrownTab grown) =>
        $"Лист {Quoted(grown.Tab.Title)} решили не читать, а в нём с тех пор "
        + $"{Russian.Count(grown.Rows, "новая строка", "новые строки", "новых строк")}: похоже, форма ещё пишет в него. {Choose}";

    private static IEnumerable<SheetWarning> Unexamined(SheetSnapshot sheet)
    {
        if (sheet.UnexaminedTabs > 0)
        {
            yield return new(
                SheetWarningKind.UnexaminedTabs,
                $"В таблице очень много листов, и {Russian.Count(sheet.UnexaminedTabs, "лист", "листа", "листов")} программа "
                    + "не просмотрела: нет ли в них ответов, она не знает. Удалите из таблицы лишние листы или перенесите их в другую."
            );
        }
    }

    private static int LastRowOf(SheetSnapshot tab) =>
        tab.Rows.Where(row => row.Cells.Any(cell => !cell.IsBlank)).Select(row => row.Number).Append(tab.Header.Number).Max();

    // A title may stand above the header.
    private static SheetSnapshot BelowHeader(SheetSnapshot tab, Campaign campaign)
    {
        var header = tab.Top.MaxBy(row => SheetColumns.KnownIn(row, campaign))!;
        return tab with { Header = header, Rows = [.. tab.Rows.Where(row => row.Number > header.Number)] };
    }

    private static string Sentence(SheetSnapshot sheet, OtherTab other, Campaign campaign)
    {
        var rows = other.Sheet.Rows.Where(row => row.Cells.Any(cell => !cell.IsBlank)).ToList();
        return $"Прочитан лист {Quoted(sheet.TabTitle)}, а лист {Quoted(other.Sheet.TabTitle)} с такими же "
            + $"заголовками не читается: в нём {Russian.Count(rows.Count, "строка", "строки", "строк")}. "
            + OnlyThere(sheet, other.Sheet, campaign)
            + (
                other.SheetId is null
                    ? "Если его ответы тоже нужны, оставьте в файле один этот лист и пришлите файл ещё раз: прежние ответы сохранятся."
                    : $"Так бывает, когда форму отвязали от таблицы и привязали снова. {Choose}"
            );
    }

    private static string OnlyThere(SheetSnapshot sheet, SheetSnapshot other, Campaign campaign)
    {
        if (SchoolColumns(other, campaign).Count == 0)
        {
            return "Столбец школы в нём не узнан, поэтому не видно, кто в нём ответил. Если лист нужен, впишите заголовок этого "
                + "столбца в кампанию («Править», «Таблица Google»). ";
        }

        var only = Schools(other, campaign).Except(Schools(sheet, campaign)).ToList();
        var named = only.Take(MostSchools)
            .Select(school => school.ShortName)
            .Concat(only.Count > MostSchools ? [$"ещё {only.Count - MostSchools}"] : [])
            .ToList();
        return only.Count == 0 ? "Школ, которых нет в прочитанном листе, в нём нет. " : $"Только в нём ответили: {Russian.List(named)}. ";
    }

    private static IEnumerable<Organization> Schools(SheetSnapshot sheet, Campaign campaign)
    {
        var columns = SchoolColumns(sheet, campaign);
        return sheet
            .Rows.SelectMany(row => columns.Select(column => OrganizationMatcher.Of(campaign).Find(row[column].Text)))
            .OfType<Organization>()
            .Distinct();
    }

    private static List<int> SchoolColumns(SheetSnapshot sheet, Campaign campaign) =>
        [.. sheet.Header.Cells.Index().Where(cell => campaign.Sheet.Headers.IsOrganization(cell.Item.Text)).Select(cell => cell.Index)];

    private static string Quoted(string title) => Russian.Quoted(CleanText.Shortened(title, LongestTitle));
}
