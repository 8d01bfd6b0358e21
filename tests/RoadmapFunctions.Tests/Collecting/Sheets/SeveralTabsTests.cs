using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sheets;

/// <summary>A form that was unlinked and linked again writes to another tab, and nobody may pass over it in silence.</summary>
public sealed class SeveralTabsTests
{
    private static readonly SpreadsheetAnswer Two = new(null, [Tab(777, "Ответы на форму (2)"), Tab(1, "Ответы на форму (1)")]);

    [Theory]
    [InlineData(null, "1", "777")] // by the title that the campaign names
    [InlineData("1+ 777-", "1", "")]
    [InlineData("1- 777+", "777", "")]
    [InlineData("1+ 777+", "777 1", "")]
    [InlineData("1+ 5-", "1", "777")] // of this one nobody has decided
    [InlineData("5+", "1", "777")] // the chosen one is not there any more
    public void The_tabs_that_the_operator_chose_are_read_and_the_undecided_are_looked_at(string? choices, string read, string undecided)
    {
        var selection = new TabSelection(
            Two,
            TestCampaign.Small.Sheet with
            {
                Tabs = choices?.Split(' ').Select(choice => new TabChoice(int.Parse(choice[..^1], null), choice[^1] == '+')).ToList(),
            }
        );
        Assert.Equal((read, undecided), (Ids(selection.Read), Ids(selection.Undecided)));
    }

    [Fact]
    public void Two_tabs_become_one_by_their_headers()
    {
        var first = new SheetBuilder().Answer("2021-01-25 12:00:00", "СОШ № 5", "Разработана").Build();
        var second = new SheetBuilder()
            .WithHeader("Отметка времени", "Тренинги", "Школа", "Цели и задачи", "Примечание", "Схема занятий")
            .Row(
                SheetBuilder.Time("2021-01-26 12:00:00"),
                Text("Посещают"),
                Text("СОШ № 13"),
                SheetCell.Blank,
                Text("записка"),
                Text("В процессе")
            )
            .Row(SheetBuilder.Time("2021-01-26 12:00:00"), Text("Посещают"), Text("СОШ № 99"))
            .Build();
        var joined = SheetSnapshot.Joined([first, second with { TabTitle = "Лист 2" }]);
        var parsed = ResponseParser.Parse(joined, TestCampaign.Small, new DateTimeOffset(2021, 2, 1, 0, 0, 0, TimeSpan.Zero), []);
        Assert.Equal(["sosh-5", "sosh-13"], parsed.Submissions.Select(answer => answer.OrganizationId));
        Assert.Equal(["visited"], parsed.Submissions[1].AnswerTo("trainings")!.OptionIds);
        Assert.Equal(["going"], parsed.Submissions[1].AnswerTo("scheme")!.OptionIds);
        Assert.StartsWith(
            "Лист «Лист 2», строка 3, столбец B: школы «СОШ № 99» нет",
            Assert.Single(parsed.Rejected).Fault.Explanation,
            StringComparison.Ordinal
        );
        Assert.Equal("записка", joined.Rows[1].Cells[^1].Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_tab_with_the_same_headers_that_is_not_read_is_named_with_its_rows_and_schools(bool belowTitle)
    {
        var second = (
            belowTitle ? new SheetBuilder().WithHeader("Ответы школ").Row([.. new SheetBuilder().Build().Header.Cells]) : new SheetBuilder()
        )
            .Answer("2021-01-25 12:00:00", "СОШ № 5", "Разработана")
            .Answer("2021-01-28 12:00:00", "СОШ № 13", "Разработана")
            .Build();
        var notes = new SheetBuilder()
            .WithHeader("Отметка времени", "Школа", "Кто звонил")
            .Answer("2021-01-28 12:00:00", "СОШ № 18", "Иванова")
            .Build();
        var sheet = new SheetBuilder().Answer("2021-01-25 12:00:00", "СОШ № 5", "Разработана").Build() with
        {
            ReadTabs = [Two.Sheets![1].Properties],
            OtherTabs = [new(777, second with { TabTitle = "Ответы на форму (2)" }), new(8, notes)],
        };
        var warning = Assert.Single(
            ResponseParser.Parse(sheet, TestCampaign.Small, new DateTimeOffset(2021, 2, 1, 0, 0, 0, TimeSpan.Zero), []).Warnings
        );
        Assert.Equal(
            "Прочитан лист «Ответы на форму (1)», а лист «Ответы на форму (2)» с такими же "
                + "заголовками не читается: в нём 2\u00A0строки. Только в нём ответили: СОШ № 13. "
                + "Так бывает, когда форму отвязали от таблицы и привязали снова. На странице «Ход сбора» выберите, какие листы читать.",
            warning.Text
        );
        Assert.Equal([(1, true), (777, false)], warning.Tabs.Select(tab => (tab.SheetId, tab.Read)));
    }

    private static SheetCell Text(string text) => SheetCell.OfText(text);

    private static string Ids(IEnumerable<SheetTabProperties> tabs) => string.Join(' ', tabs.Select(tab => tab.SheetId));

    private static SheetTabAnswer Tab(int id, string title) => new(new(id, title, new GridProperties(100, 26)));
}
