using RoadmapFunctions.Sheets;
using RoadmapFunctions.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Sync;

public sealed class ResponseParserTests
{
    private const string Time = "2021-01-28 12:00:00";

    [Fact]
    public void Columns_are_found_by_header_wherever_they_stand()
    {
        var parsed = new SheetBuilder()
            .WithHeader("Примечание", "Тренинги", "4", "ООУ ", "2) цели и задачи", "ОТМЕТКА ВРЕМЕНИ", "1.Схема  занятий")
            .Row(Text("заметка"), Text("Посещают"), Text("чужое"), Text("СОШ № 5"), Text("Определены шаги"), SheetBuilder.Time(Time), Text("Разработана"))
            .Parse();
        var submission = Assert.Single(parsed.Submissions);
        Assert.Equal(["scheme", "goals", "trainings"], submission.Answers.Select(answer => answer.ActivityId));
        Assert.Equal("sosh-5", submission.OrganizationId);
    }

    [Fact]
    public void A_missing_header_stops_before_anything_and_names_what_was_not_recognised()
    {
        var sheet = new SheetBuilder().WithHeader("Отметка времени", "Школа", "Схема занятий", "Цели", "Тренинги").Build();
        var stop = Assert.Throws<SyncStoppedException>(() => ResponseParser.Parse(sheet, TestCampaign.Small, default));
        Assert.Contains("«2. Цели и задачи»", stop.Message, StringComparison.Ordinal);
        Assert.Contains("«Цели» (столбец D)", stop.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_that_was_added_again_is_read_from_whichever_of_its_columns_is_filled()
    {
        var parsed = new SheetBuilder()
            .WithHeader("Отметка времени", "Школа", "Схема занятий", "Цели и задачи", "Тренинги", "Схема занятий")
            .Answer(Time, "СОШ № 5", "Разработана", "", "")
            .Answer(Time, "СОШ № 13", "", "", "", "В процессе")
            .Answer(Time, "СОШ № 18", "Разработана", "", "", "В процессе")
            .Parse();
        Assert.Equal(["ready"], parsed.Submissions[0].AnswerTo("scheme")!.OptionIds);
        Assert.Equal(["going"], parsed.Submissions[1].AnswerTo("scheme")!.OptionIds);
        Assert.Equal("Разработана | В процессе", parsed.Submissions[2].AnswerTo("scheme")!.Ambiguous);
    }

    [Fact]
    public void Every_row_is_an_answer_a_rejected_row_or_a_blank_one()
    {
        var parsed = new SheetBuilder()
            .Answer(Time, "СОШ № 5", "Разработана")
            .Row()
            .Row(SheetCell.Blank, Text("  "))
            .Answer(Time, "СОШ № 14", "Разработана")
            .Answer(Time, "", "Разработана")
            .Parse();
        Assert.Equal((1, 2, 2, 5), (parsed.Submissions.Count, parsed.Rejected.Count, parsed.BlankRows, parsed.RowsRead));
    }

    [Fact]
    public void An_unknown_school_is_set_aside_with_row_column_and_suggestion()
    {
        var rejected = Assert.Single(new SheetBuilder().Answer(Time, "МАОУ СШО № 18", "Разработана").Parse().Rejected);
        Assert.Equal((RejectionReason.UnknownOrganization, "B", "sosh-18"), (rejected.Reason, rejected.Column, rejected.SuggestedOrganizationId));
        Assert.StartsWith("Строка 2, столбец B: школы «МАОУ СШО № 18» нет в списке кампании.", rejected.Explanation, StringComparison.Ordinal);
        Assert.Contains("МАОУ СОШ № 18", rejected.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("вчера", RejectionReason.TimeUnreadable)]
    [InlineData("", RejectionReason.TimeUnreadable)]
    [InlineData("#REF!", RejectionReason.CellError)]
    public void A_time_that_cannot_be_read_is_not_guessed(string time, RejectionReason reason) =>
        Assert.Equal(reason, Assert.Single(new SheetBuilder().Row(Text(time), Text("СОШ № 5"), Text("Разработана")).Parse().Rejected).Reason);

    [Fact]
    public void Poison_is_set_aside_and_the_other_rows_are_stored()
    {
        var parsed = new SheetBuilder()
            .Answer(Time, "СОШ № 5", new string('я', 40_000))
            .Row(SheetBuilder.Time(Time), Text("СОШ № 13"), SheetCell.OfUnsupported("[1]"))
            .Answer(Time, "СОШ № 18", "#N/A")
            .Row([SheetBuilder.Time(Time), Text("СОШ № 13"), SheetCell.OfNumber(5), SheetCell.OfBoolean(true), .. Enumerable.Repeat(Text("заметка"), 300)])
            .Answer(Time, "СОШ № 18", "при\0вет \uD800 мир")
            .Parse();
        Assert.Equal([RejectionReason.CellTooLong, RejectionReason.CellUnsupported, RejectionReason.CellError], parsed.Rejected.Select(row => row.Reason));
        Assert.Equal("5", parsed.Submissions[0].AnswerTo("scheme")!.Other);
        Assert.Equal("TRUE", parsed.Submissions[0].AnswerTo("goals")!.Other);
        Assert.Equal("привет \uFFFD мир", parsed.Submissions[1].AnswerTo("scheme")!.Other);
    }

    private static SheetCell Text(string text) => SheetCell.OfText(text);
}
