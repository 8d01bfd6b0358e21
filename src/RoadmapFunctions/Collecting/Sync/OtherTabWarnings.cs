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
    /// <summary>Columns: the stamp and the school. A tab of answers has most of the activities as well.</summary>
    private const int Least = 2;

    private const int LongestTitle = 100;
    private const int MostSchools = 10; // named in one sentence

    public static IEnumerable<SheetWarning> Of(SheetSnapshot sheet, Campaign campaign)
    {
        var alike = sheet
            .OtherTabs.Select(tab => tab with { Sheet = BelowHeader(tab.Sheet, campaign) })
            .Where(tab => SheetColumns.KnownIn(tab.Sheet.Header, campaign) > Least + (campaign.Activities.Count / 2))
            .ToList();
        return alike.Select(tab => new SheetWarning(SheetWarningKind.OtherTab, Sentence(sheet, tab, campaign))
        {
            Subject = tab.Sheet.TabTitle,
            Tabs =
            [
                .. sheet.ReadTabs.Select(read => new OfferedTab(read.SheetId, read.Title, Read: true)),
                .. alike
                    .Where(other => other.SheetId is not null)
                    .Select(other => new OfferedTab(other.SheetId!.Value, other.Sheet.TabTitle, Read: false)),
            ],
        });
    }

    // A title may stand above the header.
    private static SheetSnapshot BelowHeader(SheetSnapshot tab, Campaign campaign)
    {
        var header = tab.Top.MaxBy(row => SheetColumns.KnownIn(row, campaign))!;
        return tab with { Header = header, Rows = [.. tab.Rows.Where(row => row.Number > header.Number)] };
    }

    private static string Sentence(SheetSnapshot sheet, OtherTab other, Campaign campaign)
    {
        var rows = other.Sheet.Rows.Where(row => row.Cells.Any(cell => !cell.IsBlank)).ToList();
        var only = Schools(other.Sheet, campaign).Except(Schools(sheet, campaign)).ToList();
        var named = only.Take(MostSchools)
            .Select(school => school.ShortName)
            .Concat(only.Count > MostSchools ? [$"ещё {only.Count - MostSchools}"] : [])
            .ToList();
        return $"Прочитан лист {Quoted(sheet.TabTitle)}, а лист {Quoted(other.Sheet.TabTitle)} с такими же "
            + $"заголовками не читается: в нём {Russian.Count(rows.Count, "строка", "строки", "строк")}. "
            + (only.Count == 0 ? "Школ, которых нет в прочитанном листе, в нём нет. " : $"Только в нём ответили: {Russian.List(named)}. ")
            + (
                other.SheetId is null
                    ? "Если его ответы тоже нужны, оставьте в файле один этот лист и пришлите файл ещё раз: прежние ответы сохранятся."
                    : "Так бывает, когда форму отвязали от таблицы и привязали снова. На странице «Ход сбора» выберите, какие листы читать."
            );
    }

    private static IEnumerable<Organization> Schools(SheetSnapshot sheet, Campaign campaign)
    {
        var columns = sheet
            .Header.Cells.Index()
            .Where(cell => campaign.Sheet.Headers.IsOrganization(cell.Item.Text))
            .Select(cell => cell.Index)
            .ToList();
        return sheet
            .Rows.SelectMany(row => columns.Select(column => OrganizationMatcher.Of(campaign).Find(row[column].Text)))
            .OfType<Organization>()
            .Distinct();
    }

    private static string Quoted(string title) => Russian.Quoted(CleanText.Shortened(title, LongestTitle));
}
