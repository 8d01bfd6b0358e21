using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Reports;
using RoadmapFunctions.Tests.Documents;
using Xunit;
using static System.Globalization.CultureInfo;
using Rows = System.Collections.Generic.IReadOnlyList<System.Collections.Generic.IReadOnlyList<string>>;

namespace RoadmapFunctions.Tests.Reporting.Reports;

/// <summary>The same numbers stand in every file of an edition, and they are those that a person counts in the sheet.</summary>
public sealed partial class SameNumbersTests
{
    public static TheoryData<string> Cases => ["small", "tomsk-roadmap-2020-2021-h1", "kinds"];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task R4_counts_of_options_and_own_words_are_the_same_everywhere(string name)
    {
        var (count, files) = (new HandCount(Case(name)), await Case(name).FilesAsync());
        var lines = count.Lines.ToList();
        Assert.Equal(lines, JsonLines(Summary(files)));
        Assert.Equal(
            lines,
            CsvRecords(files["summary.csv"])
                .Skip(1)
                .Where(row => row[4].Length > 0)
                .Select(row => HandCount.Line(Plain(row[0]), Plain(row[3]), Number(row[4]), Number(row[5])))
        );
        using (var workbook = Open(files["summary.xlsx"]))
        {
            Assert.Equal(
                lines,
                Sheet(workbook, "Сводка").Skip(1).Select(row => HandCount.Line(row[0], row[3], Number(row[4]), Number(row[5])))
            );
        }

        using (var report = WordFile.Read(files["report.docx"]))
        using (var summary = WordFile.Read(files["summary.docx"]))
        {
            Assert.Equal(WithoutZeroTwoWays(lines), ConsolidatedTable(Options(summary), Case(name).Campaign));
            Assert.Equal(WithoutZeroTwoWays(lines), ConsolidatedTable(Options(report), Case(name).Campaign));
            var statuses = Summary(files)
                .Activities.SelectMany(activity =>
                    activity.Statuses.Select(status => $"{Wording.Of(status.Key)} {activity.Number} {status.Value}")
                );
            Assert.Equal(
                statuses.Where(status => !status.EndsWith(" 0", StringComparison.Ordinal)).Order(),
                Chart(report, Case(name)).Where(bar => !bar.EndsWith(" 0", StringComparison.Ordinal)).Order()
            );
            Assert.Equal(report.Tables(), await HtmlTables(files["report.html"]));
            Assert.Equal(summary.Tables(), await HtmlTables(files["summary.html"]));
        }
    }

    [Fact]
    public async Task R4_what_values_come_to_is_the_same_everywhere_and_is_what_a_person_counts()
    {
        var files = await ReportCase.Kinds.FilesAsync();
        string[] counted =
        [
            "8 Всего: 1212",
            "8 В среднем: 606",
            "8 Медиана: 606",
            "8 Меньше всего: 12",
            "8 Больше всего: 1200",
            "9 Раньше всего: 05.02.2021",
            "9 Позже всего: 09.02.2021",
            "9 Не позже 05.02.2021: 1",
            "9 Позже 05.02.2021: 1",
            "10 В среднем: 3",
            "10 Медиана: 3",
            "10 Оценка 1 (не помогла): 0",
            "10 Оценка 2: 1",
            "10 Оценка 3: 0",
            "10 Оценка 4 (очень помогла): 1",
            "11 Прошли обучение: 30",
            "11 Всего учителей: 60",
            "11 Доля: 50",
            "11 Наименьшая доля: 30",
            "11 Наибольшая доля: 90",
            "12 Ссылок: 3",
        ];
        Assert.Equal(
            counted,
            Summary(files)
                .Activities.SelectMany(activity =>
                    (activity.Figures ?? []).Select(figure =>
                        string.Create(
                            InvariantCulture,
                            $"{activity.Number} {figure.Title}: {(figure.Day is { } day ? Russian.Date(day) : figure.Number)}"
                        )
                    )
                )
        );
        Assert.Equal(
            counted,
            CsvRecords(files["summary.csv"]).Skip(1).Where(row => row[4].Length == 0).Select(row => $"{row[0]} {row[3]}: {row[7]}")
        );
        using (var workbook = Open(files["summary.xlsx"]))
        {
            Assert.Equal(counted, Sheet(workbook, "Показатели").Skip(1).Select(row => $"{row[0]} {row[2]}: {row[3]}"));
            Assert.Equal(
                ["12", "05.02.2021", "4", "12\u00A0из\u00A040", "2"],
                Sheet(workbook, "Матрица").Where(row => row[2] == HandCount.Value).Select(row => row[3])
            );
            Assert.Equal(
                [
                    "12",
                    "05.02.2021",
                    "4",
                    "12\u00A0из\u00A040",
                    "https://school5.example/order\nhttps://school5.example/photo",
                    "1200",
                    "09.02.2021",
                    "2",
                    "18\u00A0из\u00A020",
                    "https://school13.example/",
                ],
                Sheet(workbook, "Ответы").Where(row => row[5] == HandCount.Value).Select(row => row[8])
            );
        }

        List<string> read;
        using (var workbook = Open(files["summary.xlsx"]))
        {
            read =
            [
                .. Sheet(workbook, "Показатели").Skip(1).Where(row => row[5] != row[6]).Select(row => $"{row[0]}: {row[6]}").Distinct(),
            ];
            Assert.NotEmpty(read);
        }

        foreach (var name in (string[])["report", "summary"])
        {
            using var word = WordFile.Read(files[$"{name}.docx"]);
            var facts = word.Tables().Single(table => table[0][1] == "Вопрос, показатель");
            Assert.Equal(counted, Figures(facts).Where(line => !line.Contains(ReadValues, StringComparison.Ordinal)));
            Assert.Equal(
                read,
                Figures(facts)
                    .Where(line => line.Contains(ReadValues, StringComparison.Ordinal))
                    .Select(line => line.Replace($" {ReadValues}", string.Empty, StringComparison.Ordinal))
            );
            Assert.Equal("СОШ № 5", facts.Single(row => row[1] == "Меньше всего")[3].Replace('\u00A0', ' '));
            Assert.Equal("СОШ № 13", facts.Single(row => row[1] == "Позже 05.02.2021")[3].Replace('\u00A0', ' '));
        }
    }

    private const string ReadValues = "Прочитано значений; по ним показатели";

    // Below each question in bold its figures, with their units and days in words.
    private static IEnumerable<string> Figures(Rows facts)
    {
        var activity = "";
        foreach (var row in facts.Skip(1))
        {
            activity = row[0].Length == 0 ? activity : row[0];
            if (row[0].Length == 0 && row[1] != HandCount.TwoWays && row[1] != HandCount.OwnWords)
            {
                var value = DateText.Read(row[2]) is { } day ? Russian.Date(day) : Digits().Replace(row[2], string.Empty);
                yield return $"{activity} {row[1]}: {value}";
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task R4_expected_received_and_in_time_are_the_same_everywhere(string name)
    {
        var (count, files) = (new HandCount(Case(name)), await Case(name).FilesAsync());
        var totals = Summary(files).Totals;
        Assert.Equal(
            (count.Expected, count.Received, count.Complete, count.Partial, count.Missing, count.OnTime, count.Late, count.Quarantined),
            (
                totals.Expected,
                totals.Received,
                totals.Complete,
                totals.Partial,
                totals.Missing + totals.Unsettled,
                totals.OnTime,
                totals.Late,
                totals.Quarantined
            )
        );
        var unsettled = Summary(files).Organizations.Count(each => each.Unsettled);
        Assert.Equal(unsettled, totals.Unsettled);
        using var workbook = Open(files["summary.xlsx"]);
        Assert.Equal(
            [
                $"Ожидается ответов {count.Expected} ",
                $"Получено {count.Received} {count.Expected}",
                $"Полных {count.Complete} {count.Received}",
                $"Неполных {count.Partial} {count.Received}",
                $"Уточнено {totals.Corrected} {count.Received}",
                $"В срок {count.OnTime} {count.Received}",
                $"С опозданием {count.Late} {count.Received}",
                $"Не представлено {count.Missing - unsettled} {count.Expected}",
                $"Уточняется {unsettled} {count.Expected}",
                $"Выполнено мероприятий {totals.Index.Done} {totals.Index.Of}",
                $"Неучтённых записей {count.Quarantined} ",
            ],
            Sheet(workbook, "Итоги").Skip(1).Select(row => $"{row[0]} {row[1]} {row[2]}")
        );
        foreach (var document in (string[])["report", "summary"])
        {
            using var word = WordFile.Read(files[$"{document}.docx"]);
            var roster = word.Tables().Single(table => table[0][^1] == "Уточнена");
            Assert.Equal(
                (count.OnTime, count.Late, count.Complete),
                (
                    roster.Count(row => row[3] == "соблюдён"),
                    roster.Count(row => row[3] == "нарушен"),
                    roster.Count(row => row[4] == $"{Case(name).Campaign.Activities.Count}")
                )
            );
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task X3_numbers_are_numbers_and_what_looks_like_a_formula_is_text(string name)
    {
        using var workbook = Open((await Case(name).FilesAsync())["summary.xlsx"]);
        foreach (var cell in workbook.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Cell>()))
        {
            Assert.Null(cell.CellFormula);
            var isText =
                cell.DataType?.Value is { } type
                && (type == CellValues.InlineString || type == CellValues.SharedString || type == CellValues.String);
            Assert.True(
                isText || cell.CellValue is null || double.TryParse(cell.CellValue.Text, InvariantCulture, out _),
                $"{cell.CellReference} is neither a text nor a number."
            );
            Assert.True(
                isText || cell.InnerText.Length == 0 || !"=+@".Contains(cell.InnerText[0], StringComparison.Ordinal),
                $"{cell.CellReference} must be a typed text."
            );
        }

        var (totals, summary) = (Typed(workbook, "Итоги").ToList(), Typed(workbook, "Сводка").ToList());
        Assert.All(
            totals.Concat(summary).Where(cell => cell.Row > 1 && cell.IsCount),
            cell => Assert.False(cell.IsText, "A count must be a number: people will sum it up.")
        );
    }

    [Fact]
    public async Task Shares_and_local_times_stand_in_the_workbook_as_numbers_of_their_kind()
    {
        using var workbook = Open((await ReportCase.Tomsk.FilesAsync())["summary.xlsx"]);
        Assert.StartsWith("0.714285714", Sheet(workbook, "Итоги").Single(row => row[0] == "Получено")[3], StringComparison.Ordinal);
        var received = double.Parse(Sheet(workbook, "Учреждения").Single(row => row[0] == "МАОУ ООШ № 66")[4], InvariantCulture);
        Assert.Equal("2021-01-30 23:59:59", DateTime.FromOADate(received).ToString("yyyy-MM-dd HH:mm:ss", InvariantCulture));
    }

    [Fact]
    public async Task X3_own_words_that_begin_like_a_formula_stand_in_the_workbook_as_they_were_written()
    {
        using var workbook = Open((await ReportCase.Small.FilesAsync())["summary.xlsx"]);
        Assert.Equal(["+своё", "сначала своё, Не посещают", "=2+2"], Sheet(workbook, "Свои ответы").Skip(1).Select(row => row[3]));
    }

    [Fact]
    public async Task X3_in_CSV_what_begins_like_a_formula_has_an_apostrophe_before_it()
    {
        var rows = CsvRecords((await ReportCase.Small.FilesAsync())["summary.csv"]).Where(row => row[0] == "5").ToList();
        Assert.All(rows, row => Assert.Equal("'=СУММ(A1)", row[1]));
        Assert.Equal(["'+7 звонков", "'@всем; \"срочно\"", "'-1 урок"], rows.Take(3).Select(row => row[3]));
        Assert.Equal("'-3", rows[2][2]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task R6_office_finds_nothing_to_repair(string name)
    {
        var files = await Case(name).FilesAsync();
        using var report = WordFile.Read(files["report.docx"]);
        using var summary = WordFile.Read(files["summary.docx"]);
        using var workbook = Open(files["summary.xlsx"]);
        Assert.All(
            [report.Package, summary.Package, workbook],
            package =>
                Assert.Empty(
                    new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365)
                        .Validate(package, TestContext.Current.CancellationToken)
                        .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")
                )
        );
    }

    private static ReportCase Case(string name) =>
        name switch
        {
            "small" => ReportCase.Small,
            "kinds" => ReportCase.Kinds,
            _ => ReportCase.Tomsk,
        };

    internal static SummaryData Summary(IReadOnlyDictionary<string, byte[]> files) =>
        JsonSerializer.Deserialize<SummaryData>(files["summary.json"], RoadmapJson.Options)!;

    private static IEnumerable<string> JsonLines(SummaryData summary) =>
        summary.Activities.SelectMany(activity =>
            (IEnumerable<string>)
                [
                    .. activity.Options.Select(option => HandCount.Line(activity.Number, option.Text, option.Count, activity.Answered)),
                    HandCount.Line(
                        activity.Number,
                        HandCount.WrittenIn(KindsCampaign.All.FindActivity(activity.Id) ?? TestCampaign.Small.Activities[0]),
                        activity.Values ?? activity.OwnWords,
                        activity.Answered
                    ),
                    HandCount.Line(activity.Number, HandCount.TwoWays, activity.Ambiguous, activity.Answered),
                ]
        );

    // The documents leave out the line of cells that are read in two ways where there are none.
    private static IEnumerable<string> WithoutZeroTwoWays(IEnumerable<string> lines) =>
        lines.Where(line => !line.Contains($"{HandCount.TwoWays}: 0 ", StringComparison.Ordinal));

    internal static Rows Options(WordFile file) => file.Tables().Single(table => table[0][1] == "Мероприятие, вариант ответа");

    private static IEnumerable<string> ConsolidatedTable(Rows table, Campaign campaign)
    {
        var numbers = campaign.Activities.Select(each => each.Number).ToHashSet(StringComparer.Ordinal);
        var (activity, answered) = ("", 0);
        foreach (var row in table.Skip(1))
        {
            if (numbers.Contains(row[0]))
            {
                (activity, answered) = (row[0], Number(row[^1]));
                continue;
            }

            if (row[1].StartsWith("Доля в сумме", StringComparison.Ordinal))
            {
                continue; // counts no schools
            }

            Assert.Equal(Number(row[^1]), row.Skip(2).SkipLast(1).Count(cell => cell.Length > 0));
            yield return HandCount.Line(activity, row[1].Split(", чел.")[0], Number(row[^1]), answered);
        }
    }

    private static IEnumerable<string> Chart(WordFile file, ReportCase report) =>
        file
            .Body.Descendants<ChartReference>()
            .SelectMany(reference => ((ChartPart)file.Main.GetPartById(reference.Id!.Value!)).ChartSpace!.Descendants<BarChartSeries>())
            .SelectMany(series =>
                report.Campaign.CountedActivities.Zip(
                    Texts(series.GetFirstChild<DocumentFormat.OpenXml.Drawing.Charts.Values>()!),
                    (activity, value) => $"{Texts(series.SeriesText!).Single()} {activity.Number} {value}"
                )
            );

    private static IEnumerable<string> Texts(DocumentFormat.OpenXml.OpenXmlElement data) =>
        data.Descendants<NumericValue>().Select(value => value.Text.Replace('\u00A0', ' '));

    private static async Task<IReadOnlyList<Rows>> HtmlTables(byte[] page) =>
        WebPage.Tables(await new HtmlParser().ParseDocumentAsync(Encoding.UTF8.GetString(page)));

    internal static SpreadsheetDocument Open(byte[] workbook) => SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);

    private static IEnumerable<Row> RowsOf(SpreadsheetDocument workbook, string sheet)
    {
        var id = workbook.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(each => each.Name == sheet).Id!.Value!;
        return ((WorksheetPart)workbook.WorkbookPart.GetPartById(id)).Worksheet!.Descendants<Row>();
    }

    internal static Rows Sheet(SpreadsheetDocument workbook, string sheet) =>
        [.. RowsOf(workbook, sheet).Select(row => row.Elements<Cell>().Select(cell => Text(workbook, cell)).ToList())];

    // What Excel shows of a day.
    private static string Text(SpreadsheetDocument workbook, Cell cell) =>
        cell.InlineString?.InnerText
        ?? (
            cell.CellValue?.Text is { } number && FormatOf(workbook, cell) == "dd.mm.yyyy"
                ? DateTime.FromOADate(double.Parse(number, InvariantCulture)).ToString("dd.MM.yyyy", InvariantCulture)
                : cell.CellValue?.Text ?? ""
        );

    private static string? FormatOf(SpreadsheetDocument workbook, Cell cell)
    {
        var styles = workbook.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
        var id = styles.CellFormats!.Elements<CellFormat>().ElementAt((int)(cell.StyleIndex?.Value ?? 0)).NumberFormatId;
        return styles
            .NumberingFormats?.Elements<DocumentFormat.OpenXml.Spreadsheet.NumberingFormat>()
            .FirstOrDefault(format => format.NumberFormatId?.Value == id?.Value)
            ?.FormatCode;
    }

    private static IEnumerable<(int Row, bool IsCount, bool IsText)> Typed(SpreadsheetDocument workbook, string sheet)
    {
        var rows = RowsOf(workbook, sheet).ToList();
        var counts = rows[0].Elements<Cell>().Select(cell => cell.InnerText is "Число" or "Из" or "ООУ" or "Ответивших" or "Доля").ToList();
        return rows.SelectMany(
            (row, index) =>
                row.Elements<Cell>().Select((cell, column) => (index + 1, counts[column], cell.DataType?.Value == CellValues.InlineString))
        );
    }

    internal static IReadOnlyList<IReadOnlyList<string>> CsvRecords(byte[] csv)
    {
        Assert.True(csv.AsSpan().StartsWith(Encoding.UTF8.Preamble), "Without a byte order mark Excel shows Cyrillic as rubbish.");
        return [.. Encoding.UTF8.GetString(csv)[1..].Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(Fields)];
    }

    private static List<string> Fields(string line)
    {
        var (fields, quoted) = (new List<string> { "" }, false);
        for (var at = 0; at < line.Length; at++)
        {
            switch (line[at])
            {
                case '"' when quoted && at + 1 < line.Length && line[at + 1] == '"':
                    fields[^1] += line[at++];
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ';' when !quoted:
                    fields.Add("");
                    break;
                default:
                    fields[^1] += line[at];
                    break;
            }
        }

        return fields;
    }

    private static string Plain(string field) => field.StartsWith('\'') ? field[1..] : field;

    private static int Number(string text) => int.Parse(text, InvariantCulture);

    [System.Text.RegularExpressions.GeneratedRegex("[^0-9]", System.Text.RegularExpressions.RegexOptions.None, 1000)]
    private static partial System.Text.RegularExpressions.Regex Digits();
}
