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
    public void Two_columns_that_name_different_schools_in_many_rows_are_named_and_nothing_is_written()
    {
        var sheet = new SheetBuilder()
            .WithHeader(Beside)
            .Answer(Time, "СОШ № 18", "Разработана", "", "", "", "СОШ № 5")
            .Answer(Time, "СОШ № 5", "Разработана", "", "", "", "СОШ № 13")
            .Answer(Time, "СОШ № 13", "Разработана", "", "", "", "СОШ № 18");
        var stop = Assert.Throws<SyncStoppedException>(() => sheet.Parse());
        Assert.StartsWith(
            "На столбец школы похожи два столбца: B «Школа» и G «ООУ», и в 3\u00A0строках они называют разные школы.",
            stop.Message,
            StringComparison.Ordinal
        );
    }

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
