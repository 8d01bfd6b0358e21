using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

public sealed class ResponseParserTests
{
    private const string Time = "2021-01-28 12:00:00";

    [Fact]
    public void Columns_are_found_by_header_wherever_they_stand()
    {
        var parsed = new SheetBuilder()
            .WithHeader("Примечание", "Тренинги", "4", "ООУ ", "2) цели и задачи", "ОТМЕТКА ВРЕМЕНИ", "1.Схема  занятий")
            .Row(
                Text("заметка"),
                Text("Посещают"),
                Text("чужое"),
                Text("СОШ № 5"),
                Text("Определены шаги"),
                SheetBuilder.Time(Time),
                Text("Разработана")
            )
            .Parse();
        var submission = Assert.Single(parsed.Submissions);
        Assert.Equal(["scheme", "goals", "trainings"], submission.Answers.Select(answer => answer.ActivityId));
        Assert.Equal("sosh-5", submission.OrganizationId);
    }

    [Fact]
    public void A_missing_header_stops_before_anything_and_names_what_was_not_recognised()
    {
        var sheet = new SheetBuilder().WithHeader("Отметка времени", "Школа", "Схема занятий", "Цели", "Тренинги").Build();
        var stop = Assert.Throws<SyncStoppedException>(() => ResponseParser.Parse(sheet, TestCampaign.Small, default, []));
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
        Assert.Equal(
            (RejectionReason.UnknownOrganization, "B", "sosh-18"),
            (rejected.Fault.Reason, rejected.Fault.Column, rejected.Fault.SuggestedOrganizationId)
        );
        Assert.StartsWith(
            "Строка 2, столбец B: школы «МАОУ СШО № 18» нет в списке кампании.",
            rejected.Fault.Explanation,
            StringComparison.Ordinal
        );
        Assert.Contains("МАОУ СОШ № 18", rejected.Fault.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("вчера", RejectionReason.TimeUnreadable)]
    [InlineData("", RejectionReason.TimeUnreadable)]
    [InlineData("#REF!", RejectionReason.CellError)]
    public void A_time_that_cannot_be_read_is_not_guessed(string time, RejectionReason reason) =>
        Assert.Equal(
            reason,
            Assert.Single(new SheetBuilder().Row(Text(time), Text("СОШ № 5"), Text("Разработана")).Parse().Rejected).Fault.Reason
        );

    [Fact]
    public void S8_poison_is_set_aside_and_the_other_rows_are_stored()
    {
        var parsed = new SheetBuilder()
            .Answer(Time, "СОШ № 5", new string('я', 40_000))
            .Row(SheetBuilder.Time(Time), Text("СОШ № 13"), SheetCell.OfUnsupported("[1]"))
            .Answer(Time, "СОШ № 18", "#N/A")
            .Row([
                SheetBuilder.Time(Time),
                Text("СОШ № 13"),
                SheetCell.OfNumber(5),
                SheetCell.OfBoolean(true),
                .. Enumerable.Repeat(Text("заметка"), 300),
            ])
            .Answer(Time, "СОШ № 18", "при\0вет \uD800 мир")
            .Parse();
        Assert.Equal(
            [RejectionReason.CellTooLong, RejectionReason.CellUnsupported, RejectionReason.CellError],
            parsed.Rejected.Select(row => row.Fault.Reason)
        );
        Assert.Equal("5", parsed.Submissions[0].AnswerTo("scheme")!.Other);
        Assert.Equal("TRUE", parsed.Submissions[0].AnswerTo("goals")!.Other);
        Assert.Equal("привет \uFFFD мир", parsed.Submissions[1].AnswerTo("scheme")!.Other);
    }

    [Theory]
    [InlineData("—")]
    [InlineData("№")]
    [InlineData("\u200B")]
    public void A_school_named_by_signs_alone_is_set_aside_and_stops_nobody(string name)
    {
        var parsed = new SheetBuilder().Answer(Time, name, "Разработана").Answer(Time, "СОШ № 5", "Разработана").Parse();
        Assert.Equal(RejectionReason.UnknownOrganization, Assert.Single(parsed.Rejected).Fault.Reason);
        Assert.Single(parsed.Submissions);
    }

    [Theory]
    [InlineData("01.01.0001 00:00:00")]
    [InlineData("28.01.1021 12:00:00")] // Table Storage begins in 1601
    [InlineData("31.12.9999 23:59:59")]
    public void A_slip_of_the_hand_in_the_year_sets_aside_its_own_row_only(string time)
    {
        var parsed = new SheetBuilder()
            .InZone("America/New_York")
            .Row(Text(time), Text("СОШ № 5"), Text("Разработана"))
            .Answer(Time, "СОШ № 13", "Разработана")
            .Parse();
        Assert.Equal(RejectionReason.TimeUnreadable, Assert.Single(parsed.Rejected).Fault.Reason);
        Assert.Single(parsed.Submissions);
    }

    [Theory]
    [InlineData("Asia/Tomsk", "2021-02-02 07:00:00", null)] // a day after the sheet was read
    [InlineData("Asia/Tomsk", "2021-02-02 07:00:01", "Строка 2, столбец A: отметка времени 02.02.2021 07:00 ещё не наступила.")]
    [InlineData("Etc/GMT-14", "2021-02-02 14:00:00", null)]
    [InlineData("America/New_York", "2021-02-01 19:00:00", null)]
    [InlineData("America/New_York", "2021-02-01 19:00:01", "Строка 2, столбец A: отметка времени 02.02.2021 07:00 ещё не наступила.")]
    [InlineData("Asia/Tomsk", "2121-01-28 12:00:00", "Строка 2, столбец A: отметка времени 28.01.2121 12:00 ещё не наступила.")]
    public void An_answer_from_the_future_is_set_aside_when_it_is_more_than_a_day_ahead(string zone, string time, string? problem)
    {
        var parsed = new SheetBuilder().InZone(zone).Answer(time, "СОШ № 5", "Разработана").Parse();
        Assert.Equal(problem is null ? [] : [RejectionReason.TimeAhead], parsed.Rejected.Select(row => row.Fault.Reason));
        Assert.StartsWith(problem ?? "", parsed.Rejected.SingleOrDefault()?.Fault.Explanation ?? "", StringComparison.Ordinal);
        Assert.Equal(problem is null ? 1 : 0, parsed.Submissions.Count);
    }

    [Fact]
    public void A_note_may_hold_anything()
    {
        var header = (string[])["Отметка времени", "Школа", "Схема занятий", "Цели и задачи", "Тренинги", "Примечание"];
        var parsed = new SheetBuilder()
            .WithHeader(header)
            .Answer(Time, "СОШ № 5", "Разработана", "", "", "#REF!")
            .Answer(Time, "СОШ № 13", "Разработана", "", "", new string('я', 40_000))
            .Parse();
        Assert.Equal(2, parsed.Submissions.Count);
    }

    [Theory]
    [InlineData("2021-01-28 12:00:00", "СОШ № 5", null, null)]
    [InlineData("2021-01-28 12:00:01", "СОШ № 5", RejectionReason.TimesDiffer, "C")]
    [InlineData("вчера", "СОШ № 5", RejectionReason.TimeUnreadable, "C")]
    [InlineData("", "МАОУ СОШ № 5 имени А.К. Ерохина", null, null)]
    [InlineData("", "СОШ № 13", RejectionReason.OrganizationsDiffer, "D")]
    [InlineData("", "СОШ № 14", RejectionReason.UnknownOrganization, "D")]
    public void Two_columns_of_time_or_school_must_say_the_same(
        string secondTime,
        string secondSchool,
        RejectionReason? reason,
        string? column
    )
    {
        var parsed = new SheetBuilder()
            .WithHeader("Отметка времени", "Школа", "Timestamp", "ООУ", "Схема занятий", "Цели и задачи", "Тренинги")
            .Row(Text("2021-01-28 12:00:00"), Text("СОШ № 5"), Text(secondTime), Text(secondSchool), Text("Разработана"))
            .Parse();
        Assert.Equal((reason, column), (parsed.Rejected.SingleOrDefault()?.Fault.Reason, parsed.Rejected.SingleOrDefault()?.Fault.Column));
    }

    [Fact]
    public void A_missing_time_is_looked_for_in_the_column_of_times() =>
        Assert.Equal(
            "A",
            Assert.Single(new SheetBuilder().Row(SheetCell.Blank, Text("СОШ № 5"), Text("Разработана")).Parse().Rejected).Fault.Column
        );

    [Theory]
    [InlineData("РАЗРАБОТАНА ", null)]
    [InlineData("👎", "👍 | 👎")]
    public void Two_columns_of_a_question_agree_if_their_words_or_else_their_signs_do(string second, string? ambiguous)
    {
        var parsed = new SheetBuilder()
            .WithHeader("Отметка времени", "Школа", "Схема занятий", "Цели и задачи", "Тренинги", "Схема занятий")
            .Answer(Time, "СОШ № 5", ambiguous is null ? "Разработана" : "👍", "", "", second)
            .Parse();
        Assert.Equal(ambiguous, parsed.Submissions[0].AnswerTo("scheme")!.Ambiguous);
    }

    [Fact]
    public void A_question_is_found_by_any_of_its_headers()
    {
        var campaign = TestCampaign.Small with { Activities = [TestCampaign.Activity("scheme") with { Headers = ["Занятия"] }] };
        var parsed = new SheetBuilder()
            .WithHeader("Отметка времени", "Школа", "4. занятия")
            .Answer(Time, "СОШ № 5", "Разработана")
            .Parse(campaign);
        Assert.Equal(["ready"], parsed.Submissions[0].AnswerTo("scheme")!.OptionIds);
    }

    [Theory]
    [InlineData("Время", "Школа", "«Отметка времени»")]
    [InlineData("Отметка времени", "Учреждение", "«Школа»")]
    public void Without_a_column_of_times_or_of_schools_nothing_is_read(string time, string school, string missing)
    {
        var sheet = new SheetBuilder().WithHeader(time, school, "Схема занятий", "Цели и задачи", "Тренинги").Build();
        Assert.Contains(
            $"нет нужного столбца: {missing}",
            Assert.Throws<SyncStoppedException>(() => ResponseParser.Parse(sheet, TestCampaign.Small, default, [])).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData('я', 14, 29_000)] // 406,000 letters
    [InlineData('"', 3, 23_000)] // JSON spells a quotation mark by six characters
    public void A_row_that_no_entity_can_hold_is_set_aside(char sign, int cells, int length)
    {
        var header = Enumerable
            .Repeat("Схема занятий", cells)
            .Prepend("Школа")
            .Prepend("Отметка времени")
            .Append("Цели и задачи")
            .Append("Тренинги")
            .ToArray();
        var parsed = new SheetBuilder()
            .WithHeader(header)
            .Answer(Time, "СОШ № 5", [.. Enumerable.Range(0, cells).Select(cell => new string(sign, length - cell))])
            .Answer(Time, "СОШ № 13", "Разработана")
            .Parse();
        Assert.Equal(RejectionReason.RowTooLong, Assert.Single(parsed.Rejected).Fault.Reason);
        Assert.Single(parsed.Submissions);
    }

    private static SheetCell Text(string text) => SheetCell.OfText(text);
}
