using System.Globalization;
using System.Text;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Import;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Import;

/// <summary>A school types «3/8», and the sheet makes a date of it: service, workbook and CSV say what the cell shows.</summary>
public sealed class TypedDateTests
{
    [Theory]
    [InlineData("dd.mm.yyyy", 44411, "03.08.2021")]
    [InlineData("14", 44411, "03.08.2021")]
    [InlineData("d/m", 44411, "3/8")]
    [InlineData("d\\.mm", 44411, "3.08")]
    [InlineData("m/d/yyyy h:mm:ss AM/PM", 44411.9375, "8/3/2021 10:30:00 PM")]
    [InlineData("dd.mm.yyyy\" \"h:mm", 44411.4375, "03.08.2021 10:30")]
    [InlineData("[$-419]d-mmm-yy;@", 44411, "3-авг.-21")]
    [InlineData("yyyy-mm-dd", 44411, "2021-08-03")]
    [InlineData("h:mm", 0.4375, "10:30")]
    public void A_date_that_was_typed_as_an_answer_reads_the_same_however_the_sheet_comes(string format, double number, string shown)
    {
        var value = number.ToString(CultureInfo.InvariantCulture);
        var workbook = new WorkbookFile()
            .Format(format.Replace("\"", "&quot;", StringComparison.Ordinal))
            .Tab(
                "Ответы",
                $"{Header}<row r=\"2\"><c r=\"A2\" s=\"1\"><v>44224.5</v></c>{Text("B2", "СОШ № 5")}"
                    + $"<c r=\"D2\" s=\"1\"><v>{value}</v></c></row>"
            )
            .Build();
        var csv = Encoding.UTF8.GetBytes(
            $"Отметка времени,Школа,Схема занятий,Цели и задачи,Тренинги\r\n28.01.2021 12:00:00,СОШ № 5,,\"{shown}\",\r\n"
        );
        var service = new SheetBuilder()
            .Row(SheetBuilder.Time("2021-01-28 12:00:00"), SheetCell.OfText("СОШ № 5"), SheetCell.Blank, SheetCell.OfText(shown))
            .Build();
        var answers = new[] { Downloaded(workbook), Downloaded(csv), service }.Select(Answer).ToList();
        Assert.All(answers, answer => Assert.Equal(shown, answer.AnswerTo("goals")!.Other));
        Assert.Single(answers.Select(answer => answer.Key).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("0.00")]
    [InlineData("[h]:mm")]
    [InlineData("#,##0 \\д\\н.")]
    public void A_number_of_another_format_stands_for_a_text_that_only_a_person_can_find_out(string format)
    {
        var workbook = new WorkbookFile()
            .Format(format)
            .Tab(
                "Ответы",
                $"{Header}<row r=\"2\"><c r=\"A2\"><v>44224.5</v></c>{Text("B2", "СОШ № 5")}<c r=\"D2\" s=\"1\"><v>44411</v></c></row>"
            )
            .Build();
        Assert.Contains("03.08.2021", Answer(Downloaded(workbook)).AnswerTo("goals")!.Ambiguous, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_format_of_a_million_letters_does_not_stop_the_reading()
    {
        var rows = string.Concat(
            Enumerable.Range(2, 20_000).Select(row => $"<row r=\"{row}\"><c r=\"A{row}\" s=\"1\"><v>44224.5</v></c></row>")
        );
        var workbook = new WorkbookFile().Format(new string('d', 1_000_000)).Tab("Ответы", Header + rows).Build();
        Assert.Equal(20_000, Downloaded(workbook).Rows.Count);
    }

    private static readonly string Header =
        $"<row r=\"1\">{Text("A1", "Отметка времени")}{Text("B1", "Школа")}{Text("C1", "Схема занятий")}"
        + $"{Text("D1", "Цели и задачи")}{Text("E1", "Тренинги")}</row>";

    private static string Text(string place, string text) => $"<c r=\"{place}\" t=\"str\"><v>{text}</v></c>";

    private static SheetSnapshot Downloaded(byte[] file) => DownloadedSheet.Read(file, TestCampaign.Small, "Asia/Tomsk").Sheet;

    private static Submission Answer(SheetSnapshot sheet) =>
        Assert.Single(
            ResponseParser.Parse(sheet, TestCampaign.Small, new DateTimeOffset(2021, 2, 1, 0, 0, 0, TimeSpan.Zero), []).Submissions
        );
}
