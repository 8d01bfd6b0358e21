using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

/// <summary>What nobody would notice: options that are not recognised, a list beside the answers, a row above the headers, a date for an
/// answer.</summary>
public sealed class SheetWarningTests
{
    private const string Time = "2021-01-28 12:00:00";
    private static readonly string[] Beside = ["Отметка времени", "Школа", "Схема занятий", "Цели и задачи", "Тренинги", "", "ООУ"];

    [Theory]
    [InlineData(
        "Схема готова | Схема готова",
        "",
        "1: 2\u00A0ответа, и ни в одном не узнан ни один вариант. Не узнан текст «Схема готова» (2\u00A0ответа)"
    )]
    [InlineData("Разработанна", "", "ближайший вариант — «Разработана»")]
    [InlineData(
        "Разработана | В процесе",
        "Разработана | В процессе",
        "раньше узнавался вариант «В процессе», а теперь ни в одном ответе. Не узнан текст «В процесе»"
    )]
    [InlineData("Разработана | своё", "Разработана", null)]
    [InlineData(
        "В процессе | Разработка в процессе | Разработка в процессе", // one row is older than the new wording
        "В процессе",
        "2\u00A0школы ответили одними и теми же словами, похожими на вариант. Не узнан текст «Разработка в процессе»"
    )]
    [InlineData("Разработана | Разработано | Разработано", "Разработана", "Не узнан текст «Разработано» (2\u00A0ответа)")]
    [InlineData("Разработана | Разработана полностью | Разработана полностью", "Разработана", "Не узнан текст «Разработана полностью»")]
    [InlineData("В процессе | Разработка в процессе", "В процессе", null)]
    [InlineData("Разработана | Не разработана | Не разработана", "Разработана", null)]
    [InlineData("В процессе | ждём приказа района | ждём приказа района", "В процессе", null)]
    [InlineData("Разработана | своё", "В процессе | своё", null)] // the school has chosen otherwise, and nothing new is unread
    [InlineData("Pазpаботана", "Разработана", null)] // Latin P and p
    [InlineData("—", "", null)]
    [InlineData("", "", null)]
    public void When_options_are_not_recognised_it_is_said_with_the_text_and_the_nearest_option(string now, string before, string? sentence)
    {
        var warnings = RecognitionWarnings.Of(TestCampaign.Small, Rows(now), Rows(before)).ToList();
        Assert.Equal(sentence is not null, warnings.Count == 1);
        Assert.Contains(sentence ?? string.Empty, warnings.SingleOrDefault()?.Text ?? string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_list_beside_the_answers_speaks_for_no_empty_cell()
    {
        var parsed = new SheetBuilder()
            .WithHeader(Beside)
            .Answer(Time, "СОШ № 5", "Разработана", "", "", "", "СОШ № 5")
            .Answer(Time, "", "Разработана", "", "", "", "СОШ № 13")
            .Row(
                SheetCell.Blank,
                SheetCell.Blank,
                SheetCell.Blank,
                SheetCell.Blank,
                SheetCell.Blank,
                SheetCell.Blank,
                SheetCell.OfText("СОШ № 18")
            )
            .Parse();
        Assert.Equal("sosh-5", Assert.Single(parsed.Submissions).OrganizationId);
        Assert.Equal(RejectionReason.OrganizationMissing, Assert.Single(parsed.Rejected).Fault.Reason);
        Assert.Equal(1, parsed.BlankRows);
        Assert.StartsWith(
            "Школа взята из столбца B «Школа»; столбец G «ООУ» тоже похож на школу",
            Assert.Single(parsed.Warnings).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Two_columns_among_the_questions_that_name_different_schools_are_named_and_nothing_is_written()
    {
        var sheet = new SheetBuilder()
            .WithHeader("Отметка времени", "Школа", "ООУ", "Схема занятий", "Цели и задачи", "Тренинги")
            .Answer(Time, "СОШ № 18", "СОШ № 5", "Разработана")
            .Answer(Time, "СОШ № 5", "СОШ № 13", "Разработана")
            .Answer(Time, "СОШ № 13", "СОШ № 18", "Разработана");
        var stop = Assert.Throws<SyncStoppedException>(() => sheet.Parse());
        Assert.StartsWith(
            "На столбец школы похожи два столбца: B «Школа» и C «ООУ», и в 3\u00A0строках они называют разные школы.",
            stop.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_question_that_was_asked_anew_in_other_words_is_told_with_its_column()
    {
        var sheet = new SheetBuilder()
            .WithHeader("Отметка времени", "Школа", "Схема занятий", "Цели и задачи", "Тренинги", "Баллы", "Ходят ли дети на тренинги")
            .Answer("2021-01-25 12:00:00", "СОШ № 5", "Разработана", "Определены шаги", "Посещают", "5", "")
            .Answer("2021-01-26 12:00:00", "СОШ № 13", "Разработана", "Определены шаги", "", "5", "Посещают");
        Assert.StartsWith(
            "Столбец G «Ходят ли дети на тренинги» не узнан, а в нём 1\u00A0ответ на вопрос «4. Тренинги», и в своём столбце его нет.",
            Assert.Single(sheet.Parse().Warnings).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_failed_formula_beside_the_forms_school_does_not_put_the_row_aside()
    {
        var sheet = new SheetBuilder()
            .WithHeader("Отметка времени", "Школа", "Схема занятий", "Цели и задачи", "Тренинги", "ООУ")
            .Answer("2021-01-25 12:00:00", "СОШ № 5", "Разработана", "Определены шаги", "Посещают", "#N/A");
        Assert.Equal("sosh-5", Assert.Single(sheet.Parse().Submissions).OrganizationId);
    }

    [Theory]
    [InlineData(1, 7, false)]
    [InlineData(2, 7, true)]
    [InlineData(2, 40_000, false)] // in a country two write the same by chance
    [InlineData(400, 40_000, true)]
    public void Equal_words_tell_of_a_reworded_option_where_they_are_no_chance(int schools, int answered, bool telling) =>
        Assert.Equal(telling, RewordedOption.IsTelling(schools, answered));

    /// <summary>Rows: stamp, the form's school, an answer, the list's school; «·» is blank.</summary>
    [Theory]
    [InlineData("stamp is lost in one row", "т 5 р 5 | · 13 р 13 | т 18 р 18 | · · · 41 | · · · 42")]
    [InlineData("two headers are equal", "т 5 р 5 | т · р 13 | · · · 18", "Школа")]
    [InlineData("one school differs", "т 5 р 13 | т · р 18")]
    [InlineData("it is a roster, and later schools answer", "т 5 р 18 | т · р 13 | т 13 р · | т 18 р ·")]
    [InlineData("it is shorter than the answers", "т · р 13 | т 5 р 5 | · · · 18")]
    [InlineData("it is as long as the answers", "т 5 р 5 | т · р 13")]
    [InlineData("several schools are missing", "т 5 р 5 | т · р 13 | т · р 18")]
    [InlineData("another school answers first", "т 18 р 5 | т 5 р 13 | т 13 р 18")]
    [InlineData("it agrees with the operator's decision", "т 5 р 5 | т 13 р 13 | т 99 р 18")]
    [InlineData("it agrees but for one row", "т 5 р 5 | т 13 р 13 | т 18 р 41")]
    public void A_check_list_never_names_the_school_of_a_row(string what, string rows, string header = "ООУ")
    {
        var parsed = Listed(rows, header).Parse();
        Assert.True(parsed.Warnings.Count == 1, what);
        var own = rows.Split(" | ").Select(row => row.Split(' ')).Where(row => row is ["т", not ("·" or "99"), ..]);
        Assert.Equal(own.Select(row => $"sosh-{row[1]}"), parsed.Submissions.Select(row => row.OrganizationId));
    }

    [Theory]
    [InlineData("т 5 р · | т · р 13 | т · р 18", "sosh-5 sosh-13 sosh-18")] // asked anew after the first answer
    [InlineData("т 5 р · | т · р 13 | т 18 р ·", "sosh-5 sosh-13 sosh-18")] // one column for each district
    [InlineData("т 5 р 5 | т 13 р · | т 18 р · | т · р 5 | т · р 13", "sosh-5 sosh-13 sosh-18 sosh-5 sosh-13")] // an old row was edited
    public void Two_columns_of_the_form_take_turns(string rows, string schools)
    {
        var parsed = Listed(rows, "Школа").Parse();
        Assert.StartsWith(
            "Школа читается из столбцов B «Школа» и G «Школа»",
            Assert.Single(parsed.Warnings).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(schools.Split(' '), parsed.Submissions.Select(row => row.OrganizationId));
    }

    [Fact]
    public void A_single_stray_name_makes_no_list_of_the_column_of_the_form() =>
        Assert.StartsWith(
            "На столбец школы похожи два столбца",
            Assert.Throws<SyncStoppedException>(() => Listed("т 5 р 13 | т 13 р 18 | т 18 р 5 | · 41 · ·", "ООУ").Parse()).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("СОШ № 5", "")]
    [InlineData("", "СОШ № 5")]
    public void A_question_of_the_school_that_was_added_again_is_read_from_both_columns(string old, string added) =>
        Assert.Equal(
            "sosh-5",
            Assert
                .Single(new SheetBuilder().WithHeader(Beside).Answer(Time, old, "Разработана", "", "", "", added).Parse().Submissions)
                .OrganizationId
        );

    [Theory]
    [InlineData(0, "строке 2, а должны стоять в первой. Ничего не записано. Удалите в таблице строку над ними")]
    [InlineData(2, "строке 4, а должны стоять в первой. Ничего не записано. Удалите в таблице строки над ними")]
    public void A_header_that_stands_lower_is_found_and_the_fix_is_to_remove_what_is_above(int more, string sentence)
    {
        var sheet = new SheetBuilder().WithHeader("Сводная таблица ответов, январь");
        for (var row = 0; row < more; row++)
        {
            sheet.Row(SheetCell.OfText("для служебного пользования"));
        }

        sheet.Row([.. Beside.Select(SheetCell.OfText)]).Answer(Time, "СОШ № 5", "Разработана");
        Assert.StartsWith(
            $"Заголовки стоят в {sentence}",
            Assert.Throws<SyncStoppedException>(() => sheet.Parse()).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(44440, "Вместо текста в ячейке стоит дата 01.09.2021: что написала школа, видно в таблице")]
    [InlineData(44440.5, "Вместо текста в ячейке стоит дата 01.09.2021: что написала школа, видно в таблице")]
    [InlineData(36000, "Вместо текста в ячейке стоит дата 24.07.1998: что написала школа, видно в таблице")]
    [InlineData(18264, "Вместо текста в ячейке стоит дата 01.01.1950: что написала школа, видно в таблице")]
    [InlineData(15000, null)]
    [InlineData(5, null)]
    [InlineData(0.5, null)]
    public void A_date_in_the_place_of_an_answer_is_no_school_s_words(double value, string? sentence)
    {
        var answer = new SheetBuilder()
            .Row(SheetBuilder.Time(Time), SheetCell.OfText("СОШ № 5"), SheetCell.OfNumber(value))
            .Parse()
            .Submissions[0]
            .AnswerTo("scheme")!;
        Assert.Equal(sentence, answer.Ambiguous);
    }

    [Fact]
    public void The_note_about_a_date_in_the_place_of_an_answer_is_never_quoted_as_a_school_s_words()
    {
        var dates = new SheetBuilder();
        foreach (var school in TestCampaign.Small.Organizations.Take(3))
        {
            dates.Row(SheetBuilder.Time(Time), SheetCell.OfText(school.ShortName), SheetCell.OfNumber(44440));
        }

        Assert.Empty(RecognitionWarnings.Of(TestCampaign.Small, [.. dates.Parse().Submissions], Rows("Разработана")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(14)]
    public void Headers_that_were_sorted_below_answers_are_moved_and_no_answer_is_deleted(int above)
    {
        var sheet = new SheetBuilder().WithHeader("28.01.2021", "СОШ № 5", "Разработана");
        for (var row = 1; row < above; row++)
        {
            sheet.Answer(Time, "СОШ № 13", "Разработана");
        }

        sheet.Row([.. Beside.Select(SheetCell.OfText)]);
        var sentence = Assert.Throws<SyncStoppedException>(() => sheet.Parse()).Message;
        Assert.Contains($"Перетащите строку {above + 1} на место первой", sentence, StringComparison.Ordinal);
        Assert.Contains("не удаляйте", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_of_an_unknown_school_above_the_headers_is_not_deleted_as_a_title()
    {
        var sheet = new SheetBuilder()
            .WithHeader("28.01.2021 12:00:00", "Школа при музее", "Разработана")
            .Row([.. Beside.Select(SheetCell.OfText)])
            .Answer(Time, "СОШ № 5", "Разработана");
        Assert.Contains("Над ними ответы", Assert.Throws<SyncStoppedException>(() => sheet.Parse()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_that_names_a_school_may_go()
    {
        var sheet = new SheetBuilder()
            .WithHeader("Отчёт для", "МАОУ СОШ № 13")
            .Row([.. Beside.Select(SheetCell.OfText)])
            .Answer(Time, "СОШ № 5", "Разработана");
        Assert.Contains(
            "Удалите в таблице строку над ними",
            Assert.Throws<SyncStoppedException>(() => sheet.Parse()).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Where_the_row_of_the_headers_is_gone_nobody_is_told_to_write_over_an_answer()
    {
        var sheet = new SheetBuilder().WithHeader("28.01.2021", "СОШ № 5", "Разработана").Answer(Time, "СОШ № 13", "Разработана");
        var sentence = Assert.Throws<SyncStoppedException>(() => sheet.Parse()).Message;
        Assert.StartsWith("Заголовков в таблице нет: в первой строке стоит ответ.", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("верните в таблицу прежний заголовок", sentence, StringComparison.Ordinal);
    }

    private static SheetBuilder Listed(string rows, string header)
    {
        var sheet = new SheetBuilder().WithHeader("Отметка времени", "Школа", "Схема занятий", "Цели и задачи", "Тренинги", "", header);
        foreach (var (index, row) in rows.Split(" | ").Select(row => row.Split(' ')).Index())
        {
            sheet.Row(
                row[0] == "т" ? SheetBuilder.Time($"2021-01-28 12:0{index}:00") : SheetCell.Blank,
                School(row[1]),
                row[2] == "р" ? SheetCell.OfText("Разработана") : SheetCell.Blank,
                SheetCell.Blank,
                SheetCell.Blank,
                SheetCell.Blank,
                School(row[3])
            );
        }

        return sheet;

        static SheetCell School(string number) => number == "·" ? SheetCell.Blank : SheetCell.OfText($"СОШ № {number}");
    }

    private static List<RoadmapFunctions.Answers.Submission> Rows(string cells)
    {
        var sheet = new SheetBuilder();
        foreach (var (index, cell) in cells.Split(" | ").Index())
        {
            sheet.Answer(Time, TestCampaign.Small.Organizations[index].ShortName, cell);
        }

        return [.. sheet.Parse().Submissions];
    }
}
