using System.Text;
using System.Text.Json;
using System.Web;
using Microsoft.Extensions.Options;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;
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

    [Theory]
    [InlineData("Отметка времени|Выберите школу|Схема занятий|Цели и задачи|Тренинги", true)] // the school in other words
    [InlineData("Отметка времени|Школа|Схема занятий|Задачи года|Занятия с тренером", true)] // a third of the questions
    [InlineData("Отметка времени|Кто звонил|Когда", false)]
    public void A_relinked_tab_is_known_by_the_stamp_and_a_third_of_the_questions(string header, bool known)
    {
        var other = new SheetBuilder().WithHeader(header.Split('|')).Answer("2021-01-28 12:00:00", "СОШ № 13", "Разработана").Build();
        Assert.Equal(known, Warnings(sheet => sheet with { OtherTabs = [new(777, other with { TabTitle = "Ещё" })] }).Count == 1);
    }

    [Fact]
    public void Where_the_column_of_the_school_is_not_recognised_nothing_is_said_of_the_schools()
    {
        var other = new SheetBuilder()
            .WithHeader("Отметка времени", "Выберите школу", "Схема занятий", "Цели и задачи", "Тренинги")
            .Answer("2021-01-28 12:00:00", "СОШ № 13", "Разработана")
            .Build();
        var text = Assert.Single(Warnings(sheet => sheet with { OtherTabs = [new(777, other)] })).Text;
        Assert.Contains("Столбец школы в нём не узнан", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Школ, которых нет", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_declined_tab_that_grows_a_chosen_one_that_is_gone_and_tabs_beyond_the_limit_are_all_told()
    {
        var grown = Two.Sheets![0].Properties;
        Assert.StartsWith(
            "Лист «Ответы на форму (2)» решили не читать, а в нём с тех пор 2\u00A0новые строки",
            Assert.Single(Warnings(sheet => sheet with { GrownTabs = [new(grown, 2, 9)] })).Text,
            StringComparison.Ordinal
        );
        var gone = Assert.Single(Warnings(sheet => sheet with { GoneTabs = [5] }));
        Assert.StartsWith("Листа, выбранного для чтения (gid 5), в таблице больше нет: его удалили.", gone.Text, StringComparison.Ordinal);
        Assert.Equal([1, 5], gone.Tabs.Select(tab => tab.SheetId));
        Assert.Contains(
            "3\u00A0листа программа не просмотрела",
            Assert.Single(Warnings(sheet => sheet with { UnexaminedTabs = 3 })).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_row_at_which_a_tab_ends_goes_with_the_choice()
    {
        var other = new SheetBuilder().Answer("2021-01-28 12:00:00", "СОШ № 13", "Разработана").Build();
        var offered = Assert.Single(Warnings(sheet => sheet with { OtherTabs = [new(777, other)] })).Tabs;
        Assert.Equal([null, 2], offered.Select(tab => tab.LastRow));
    }

    [Theory]
    [InlineData("Сводка по району", "Лист «Ещё». Заголовки стоят в строке 2, а должны стоять в первой.")]
    [InlineData("Отметка времени|Выберите школу|Схема занятий", "Лист «Ещё». В первой строке таблицы нет нужных столбцов: «Школа»")]
    public void A_chosen_tab_whose_rows_would_say_nothing_stops_the_sync(string header, string sentence)
    {
        var titled = header.Contains('|', StringComparison.Ordinal) ? new SheetBuilder() : new SheetBuilder().Row([.. First.Header.Cells]);
        var second = titled.WithHeader(header.Split('|')).Answer("2021-01-28 12:00:00", "СОШ № 13", "Разработана").Build();
        var stopped = Assert.Throws<SyncStoppedException>(() => Parse(SheetSnapshot.Joined([First, second with { TabTitle = "Ещё" }])));
        Assert.StartsWith(sentence, stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chosen_tab_with_a_question_in_other_words_is_told()
    {
        var second = new SheetBuilder()
            .WithHeader("Отметка времени", "Школа", "Схема занятий", "Какие цели вы поставили", "Тренинги")
            .Answer("2021-01-28 12:00:00", "СОШ № 13", "Разработана", "Определены шаги")
            .Build();
        Assert.StartsWith(
            "В листе «Ещё» нет столбца «2. Цели и задачи»: ответы на него оттуда не читаются. "
                + "Не узнаны столбцы: «Какие цели вы поставили» (столбец D).",
            Parse(SheetSnapshot.Joined([First, second with { TabTitle = "Ещё" }])).Warnings[0].Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Up_to_a_hundred_other_tabs_are_examined_and_the_rest_are_counted()
    {
        var selection = new TabSelection(
            new(null, [Tab(1, "Ответы на форму (1)"), .. Enumerable.Range(2, 103).Select(id => Tab(id, $"Лист {id}"))]),
            TestCampaign.Small.Sheet
        );
        Assert.Equal((100, 3), (selection.Undecided.Count, selection.Unexamined));
    }

    [Fact]
    public async Task Google_is_asked_for_tabs_in_other_words_and_for_the_new_rows_of_a_declined_one()
    {
        string[] header = ["Отметка времени", "Школа", "Схема занятий", "Цели и задачи", "Тренинги"];
        using var google = new Tabs(
            ("Ответы на форму (1)", [header, ["28.01.2021 12:00:00", "СОШ № 5", "Разработана"]]),
            (
                "Ещё",
                [
                    ["Отметка времени", "Выберите школу", .. header[2..]],
                    ["28.01.2021 12:00:00", "СОШ № 13", "Разработана"],
                ]
            ),
            ("Не нужен", [header, ["старая строка"], [], ["новая строка"]]),
            (
                "Заметки",
                [
                    ["Отметка времени", "Кто звонил"],
                ]
            )
        );
        using var http = new HttpClient(google) { BaseAddress = new("https://sheets.example/") };
        var options = Options.Create(new GoogleSheetsOptions());
        using var quota = new GoogleQuota(new OwnReads(options, TimeProvider.System), TimeProvider.System);
        var client = new GoogleSheetsClient(new(http, quota, options, TimeProvider.System), quota, options, TimeProvider.System);
        var sheet = await client.ReadAsync(
            TestCampaign.Small.Sheet with
            {
                Tabs = [new(0, Read: true), new(2, Read: false, LastRow: 2), new(9, Read: true)],
            },
            KnownRows.None,
            TestContext.Current.CancellationToken
        );
        Assert.Equal([1], sheet.OtherTabs.Select(tab => tab.SheetId));
        Assert.Equal((2, 1, 4), Assert.Single(sheet.GrownTabs) is var grown ? (grown.Tab.SheetId, grown.Rows, grown.LastRow) : default);
        Assert.Equal([9], sheet.GoneTabs);
    }

    private static SheetSnapshot First => new SheetBuilder().Answer("2021-01-25 12:00:00", "СОШ № 5", "Разработана").Build();

    private static ParsedSheet Parse(SheetSnapshot sheet) =>
        ResponseParser.Parse(sheet, TestCampaign.Small, new DateTimeOffset(2021, 2, 1, 0, 0, 0, TimeSpan.Zero), []);

    private static IReadOnlyList<SheetWarning> Warnings(Func<SheetSnapshot, SheetSnapshot> change) =>
        Parse(change(First with { ReadTabs = [Two.Sheets![1].Properties] })).Warnings;

    private static SheetCell Text(string text) => SheetCell.OfText(text);

    private static string Ids(IEnumerable<SheetTabProperties> tabs) => string.Join(' ', tabs.Select(tab => tab.SheetId));

    private static SheetTabAnswer Tab(int id, string title) => new(new(id, title, new GridProperties(100, 26)));

    /// <summary>A spreadsheet of texts as Google answers for it; the ids of the tabs are their places.</summary>
    private sealed class Tabs(params (string Title, string[][] Rows)[] tabs) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var ranges = HttpUtility.ParseQueryString(request.RequestUri!.Query).GetValues("ranges");
            object answer = ranges is null
                ? new { properties = new { timeZone = "Asia/Tomsk" }, sheets = tabs.Select((tab, id) => Tab(id, tab.Title)) }
                : new { valueRanges = ranges.Select(Values) };
            return Task.FromResult(
                new HttpResponseMessage
                {
                    Content = new StringContent(
                        JsonSerializer.Serialize(answer, JsonSerializerOptions.Web),
                        Encoding.UTF8,
                        "application/json"
                    ),
                }
            );
        }

        private object Values(string range)
        {
            var rows = tabs.Single(tab => range.StartsWith(A1.Tab(tab.Title), StringComparison.Ordinal)).Rows;
            return new { range, values = rows.Skip(A1.Origin(range).Row - 1) };
        }
    }
}
