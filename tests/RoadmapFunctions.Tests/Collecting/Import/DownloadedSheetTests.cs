using System.Text;
using RoadmapFunctions.Collecting.Import;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Import;

/// <summary>Files as programs save them in Russia and elsewhere, read as the service would give the sheet.</summary>
public sealed class DownloadedSheetTests
{
    private const string Zone = "Asia/Tomsk";
    private static readonly DateTimeOffset ReadAt = new(2021, 2, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Sent = new(2021, 1, 28, 7, 5, 0, TimeSpan.Zero); // 14:05 in Tomsk

    [Theory]
    [InlineData("utf-8", ",", "28.01.2021 14:05:00")]
    [InlineData("utf-8", ";", "28.01.2021 14:05")]
    [InlineData("windows-1251", ";", "28.01.2021 14:05")]
    [InlineData("windows-1251", ",", "1/28/2021 14:05:00")]
    [InlineData("utf-16", "\t", "28.01.2021 14:05:00")]
    [InlineData("utf-16BE", ",", "1/28/2021 2:05:00 PM")]
    [InlineData("utf-32", ";", "28.01.2021 14:05:00")]
    [InlineData("utf-8", "|", "28.01.2021 14:05:00")]
    [InlineData("utf-8", ",", "28/01/2021 14:05:00")]
    [InlineData("utf-8", ",", "1/28/21 14:05")]
    [InlineData("utf-8", "\t", "2021-01-28 14:05:00")]
    [InlineData("utf-8", ",", "2021-01-28T14:05:00")]
    [InlineData("utf-8", ",", "2021/01/28 2:05:00 PM GMT+7")] // the CSV of Google Forms itself
    [InlineData("utf-8", ",", "2021/01/28 10:05:00 AM GMT+3")]
    [InlineData("utf-8", ",", "2021/01/28 7:05:00 AM GMT")]
    [InlineData("utf-8", ",", "2021/01/28 3:35:00 AM UTC-3:30")]
    public void A_text_file_is_read_whatever_its_encoding_delimiter_and_notation_of_time(string encoding, string delimiter, string time)
    {
        foreach (var marked in new[] { true, false })
        {
            if (!marked && encoding == "utf-32")
            {
                continue; // nothing writes UTF-32 without a mark
            }

            var text =
                Row(delimiter, "Отметка времени", "Школа", "1. Схема занятий", "2. Цели и задачи", "4. Тренинги")
                + "\r\n"
                + Row(
                    delimiter,
                    time,
                    "СОШ № 5",
                    "Разработана",
                    "Поставлены цели по предметам, классам, ООУ, \"своё\";\nс новой строки",
                    ""
                )
                + "\r\n";
            var answer = Assert.Single(Parse(Bytes(text, encoding, marked)).Submissions);
            Assert.Equal(Sent, answer.SubmittedAt);
            Assert.Equal(["ready"], answer.AnswerTo("scheme")!.OptionIds);
            Assert.Equal(["set"], answer.AnswerTo("goals")!.OptionIds);
            Assert.Equal("\"своё\";\nс новой строки", answer.AnswerTo("goals")!.Other);
            Assert.Null(answer.AnswerTo("trainings"));
        }
    }

    [Theory]
    [InlineData("2021-01-28 14:05", "UTF-8", "запятая")]
    public void What_the_file_was_taken_for_is_said(string time, string encoding, string delimiter) =>
        Assert.Equal(
            $"CSV: кодировка {encoding}, разделитель — {delimiter}",
            DownloadedSheet.Read(Csv($"{time},СОШ № 5,Разработана,,"), TestCampaign.Small, Zone).Format
        );

    [Fact]
    public void A_file_that_ends_inside_a_letter_is_called_damaged_and_not_of_another_encoding()
    {
        var text =
            Row(",", "Отметка времени", "Школа", "Схема занятий", "Цели и задачи", "Тренинги")
            + "\r\n28.01.2021 12:00:00,СОШ № 5,Разработана";
        Assert.StartsWith("Файл повреждён или оборван: в строке 2", Refusal(Encoding.UTF8.GetBytes(text)[..^1]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", "windows-1251", ",", "Отметка времени")]
    [InlineData("utf-8", "windows-1252", ";", "Timestamp")] // has nothing to spoil
    [InlineData("windows-1251", "windows-1252", ";", "Отметка времени")]
    public void A_file_whose_letters_an_earlier_program_has_spoilt_is_refused_for_that(
        string written,
        string read,
        string delimiter,
        string stamp
    )
    {
        var text = Row(delimiter, stamp, "Школа", "Схема занятий", "Цели и задачи", "Тренинги") + "\r\n";
        var spoilt = CodePagesEncodingProvider.Instance.GetEncoding(read)!.GetString(Bytes(text, written, marked: false));
        Assert.StartsWith("Русские буквы в файле испорчены", Refusal(Encoding.UTF8.GetBytes(spoilt)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_line_that_names_the_delimiter_for_Excel_is_no_row()
    {
        var parsed = Parse(
            Encoding.UTF8.GetBytes(
                "sep=;\r\nОтметка времени;Школа;Схема занятий;Цели и задачи;Тренинги\r\n28.01.2021 14:05;СОШ № 99;Разработана;;\r\n"
            )
        );
        Assert.StartsWith("Строка 2, столбец B", Assert.Single(parsed.Rejected).Fault.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Blank_rows_have_numbers_and_those_at_the_end_are_none()
    {
        var parsed = Parse(Csv(",,,,", "", "28.01.2021 14:05,СОШ № 99,Разработана,,", ",,,,", ""));
        Assert.Equal((3, 2), (parsed.RowsRead, parsed.BlankRows));
        Assert.StartsWith("Строка 4,", Assert.Single(parsed.Rejected).Fault.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Day_and_month_are_told_apart_by_the_whole_column() =>
        Assert.Equal(
            [new DateTimeOffset(2021, 2, 1, 5, 0, 0, TimeSpan.Zero), new DateTimeOffset(2021, 1, 28, 5, 0, 0, TimeSpan.Zero)],
            Parse(Csv("2/1/2021 12:00:00,СОШ № 5,Разработана,,", "1/28/2021 12:00:00,СОШ № 13,Разработана,,"))
                .Submissions.Select(answer => answer.SubmittedAt)
        );

    [Fact]
    public void Where_day_and_month_cannot_be_told_apart_nobody_guesses() =>
        Assert.Equal(
            "Отметку времени «2/1/2021 12:00:00» (строка 2) можно прочитать "
                + "двояко: где в ней день, а где месяц, по остальным строкам не видно. "
                + "Скачайте таблицу в формате Excel (.xlsx): в нём время записано однозначно.",
            Refusal(Csv("2/1/2021 12:00:00,СОШ № 5,Разработана,,", "3/3/2021 12:00:00,СОШ № 13,Разработана,,"))
        );

    [Fact]
    public void Stamps_that_prove_two_notations_are_refused() =>
        Assert.StartsWith(
            "Отметки времени записаны по-разному: в строке 3 («28/1/2021 12:00:00») "
                + "первым стоит день, а в строке 2 («1/28/2021 12:00:00») — месяц.",
            Refusal(
                Csv(
                    "1/28/2021 12:00:00,СОШ № 5,Разработана,,",
                    "28/1/2021 12:00:00,СОШ № 13,Разработана,,",
                    "1/29/2021 12:00:00,СОШ № 18,Разработана,,"
                )
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_workbook_in_which_Excel_has_swapped_half_of_the_days_is_refused() =>
        Assert.StartsWith(
            "В столбце времени часть отметок — текст (строка 3: «1/28/2021 14:05:00»), а часть — даты (строка 2).",
            Refusal(
                new WorkbookFile()
                    .Tab(
                        "1",
                        AnswerRows("44198.4166")
                            + """<row r="3"><c r="A3" t="str"><v>1/28/2021 14:05:00</v></c><c r="B3" t="str"><v>СОШ № 13</v></c></row>"""
                    )
                    .Build()
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_row_above_the_headers_hides_neither_the_tab_nor_the_delimiter()
    {
        var file = Encoding.UTF8.GetBytes(
            "Ответы школ\r\nОтметка времени;Школа;Схема занятий;Цели и задачи;Тренинги\r\n28.01.2021 14:05;СОШ № 5;Разработана;;\r\n"
        );
        Assert.StartsWith(
            "Заголовки стоят в строке 2",
            Assert.Throws<SyncStoppedException>(() => Parse(file)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void One_unreadable_stamp_spoils_one_row_only()
    {
        var parsed = Parse(
            Csv("1/28/2021 12:00:00,СОШ № 5,Разработана,,", "вчера,СОШ № 13,Разработана,,", "2/1/2021 12:00:00,СОШ № 18,Разработана,,")
        );
        Assert.Equal((2, RejectionReason.TimeUnreadable), (parsed.Submissions.Count, Assert.Single(parsed.Rejected).Fault.Reason));
    }

    [Theory]
    [InlineData("28.01.2021 14:05,\"СОШ № 5,Разработана,,", 2)]
    [InlineData("28.01.2021 14:05,СОШ \"№\" 5,Разработана,,", 2)]
    public void A_cut_or_broken_text_file_is_refused_with_its_place(string row, int number) =>
        Assert.StartsWith($"Файл повреждён: в строке {number} ", Refusal(Csv(row)), StringComparison.Ordinal);

    [Fact]
    public void A_workbook_is_read_as_it_is_stored()
    {
        var file = new WorkbookFile()
            .SharedStrings(
                "<si><t>Отметка времени</t></si><si><t>Школа</t></si><si><r><t>1. Схема "
                    + "</t></r><r><rPr><b/></rPr><t>занятий</t></r><rPh sb=\"0\" eb=\"1\"><t>схэма</t></rPh></si>"
            )
            .Tab("Итоги", Cells("""<c r="A1" t="inlineStr"><is><t>Всего</t></is></c>"""))
            .Tab(
                "Форма",
                Cells(
                    """<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>"""
                        + """<c r="D1" t="inlineStr"><is><t>2. Цели и задачи</t></is></c>"""
                        + """<c r="E1" t="str"><f>"4. "</f><v>4. Тренинги</v></c>""",
                    """<c r="A2" s="1"><v>44224.5868055556</v></c><c r="B2" t="str"><v>СОШ № 5</v></c>"""
                        + """<c r="C2" t="str"><v>Разработана</v></c>"""
                        + """<c r="D2" t="n"><v>5</v></c><c r="E2" t="str"><v>Не посещают_x000D_</v></c>""",
                    """<c r="A3"><v>44224.5868055556</v></c><c r="B3" t="str"><v>СОШ № 13</v></c>"""
                        + """<c r="C3" t="e"><v>#REF!</v></c><c r="XFD3" s="7"/>"""
                )
            )
            .Build();
        var sheet = DownloadedSheet.Read(file, TestCampaign.Small, Zone);
        Assert.Equal("Excel, лист «Форма»", sheet.Format);
        var parsed = ResponseParser.Parse(sheet.Sheet, TestCampaign.Small, ReadAt, []);
        var answer = Assert.Single(parsed.Submissions);
        Assert.Equal(Sent, answer.SubmittedAt);
        Assert.Equal("5", answer.AnswerTo("goals")!.Other);
        Assert.Equal(["not-visited"], answer.AnswerTo("trainings")!.OptionIds);
        Assert.Equal(RejectionReason.CellError, Assert.Single(parsed.Rejected).Fault.Reason);
    }

    [Fact]
    public void A_workbook_whose_days_are_counted_from_1904_means_the_same_day() =>
        Assert.Equal(Sent, Assert.Single(Parse(Workbook("42762.5868055556").CountingFrom1904().Build()).Submissions).SubmittedAt);

    [Fact]
    public void Rows_and_cells_without_addresses_follow_each_other_blank_ones_too()
    {
        string[][] rows =
        [
            ["Отметка времени", "Школа", "Схема занятий", "Цели и задачи", "Тренинги"],
            ["2021-01-28T14:05:00", "СОШ № 5", "", "", "Посещают"],
        ];
        var answer = Assert.Single(
            Parse(
                new WorkbookFile().Tab("1", string.Concat(rows.Select(row => $"<row>{string.Concat(row.Select(Cell))}</row>"))).Build()
            ).Submissions
        );
        Assert.Equal(Sent, answer.SubmittedAt);
        Assert.Equal(["visited"], answer.AnswerTo("trainings")!.OptionIds);
    }

    private static string Cell(string text) => text.Length == 0 ? "<c/>" : $"<c t=\"str\"><v>{text}</v></c>";

    [Fact]
    public void Of_two_tabs_that_fit_the_one_that_the_campaign_names_is_read_or_none()
    {
        Assert.Equal(
            "Excel, лист «Ответы на форму (1)»",
            DownloadedSheet.Read(Twice("Копия", "Ответы на форму (1)"), TestCampaign.Small, Zone).Format
        );
        Assert.Equal(
            "В файле несколько листов, похожих на лист с ответами: «Копия» и «Ещё». Оставьте один.",
            Refusal(Twice("Копия", "Ещё"))
        );

        byte[] Twice(string one, string other) =>
            new WorkbookFile().Tab(one, AnswerRows("44224.5868055556")).Tab(other, AnswerRows("44224.5868055556")).Build();
    }

    public static TheoryData<string, byte[], string> Untrusted() =>
        new()
        {
            { "empty", [], "В файле нет ни одной строки." },
            { "blank lines", "\r\n,,\r\n"u8.ToArray(), "В файле нет ни одной строки." },
            { "web page", "\uFEFF<!DOCTYPE html><html><body><table>"u8.ToArray(), "Это веб-страница или файл XML, а не таблица" },
            { "SpreadsheetML of 2003", "<?xml version=\"1.0\"?><Workbook/>"u8.ToArray(), "Это веб-страница или файл XML, а не таблица" },
            { "PDF", "%PDF-1.7 …"u8.ToArray(), "Это не таблица." },
            { "picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "Это не таблица." },
            { "old Excel", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]], "Это файл старого формата Excel (.xls)." },
            {
                "password",
                [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512], .. Encoding.Unicode.GetBytes("EncryptedPackage")],
                "Файл защищён паролем."
            },
            { "macros", Workbook("44224.5").With("xl/vbaProject.bin", [1, 2, 3]).Build(), "В файле есть макросы" },
            { "OpenDocument", new WorkbookFile().With("mimetype", []).Build(), "Это таблица OpenDocument (.ods)." },
            { "binary workbook", new WorkbookFile().With("xl/workbook.bin", []).Build(), "Это двоичная книга Excel (.xlsb)." },
            { "no tabs", new WorkbookFile().Build(), "В файле нет ни одной строки." },
            {
                "zip bomb",
                Workbook("44224.5").With("xl/media/image.png", new byte[65 * 1024 * 1024]).Build(),
                "Файл слишком велик: в распакованном виде больше 64 МБ."
            },
            {
                "too many columns",
                new WorkbookFile().Tab("1", Cells("""<c r="XFD1"><v>1</v></c>""")).Build(),
                "В файле слишком много столбцов"
            },
            {
                "too many cells",
                new WorkbookFile().Tab("1", string.Concat(Enumerable.Repeat("<row/>", 2_000_001))).Build(),
                "В файле слишком много ячеек"
            },
            {
                "blanks before cells",
                new WorkbookFile().Tab("1", string.Concat(Enumerable.Repeat("""<row><c r="ALL1"><v>1</v></c></row>""", 40_000))).Build(),
                "В файле слишком много ячеек"
            },
            {
                "too many tabs",
                Enumerable.Range(1, 51).Aggregate(new WorkbookFile(), (file, tab) => file.Tab($"{tab}", "")).Build(),
                "В файле больше 50 листов."
            },
            {
                "too long a cell",
                new WorkbookFile().Tab("1", Cells($"""<c r="A1" t="str"><v>{new string('я', 100_001)}</v></c>""")).Build(),
                "В одной из ячеек больше 100\u00A0000 знаков"
            },
            {
                "cells that go back",
                new WorkbookFile().Tab("1", Cells("""<c r="C1"><v>1</v></c><c r="B1"><v>1</v></c>""")).Build(),
                "Файл Excel повреждён"
            },
            { "macros by another name", Workbook("44224.5").With("xl/macrosheets/sheet1.xml", [1]).Build(), "В файле есть макросы" },
            { "text of too many columns", Encoding.UTF8.GetBytes(new string(',', 1_001)), "В файле слишком много столбцов" },
            { "text of too many cells", Encoding.UTF8.GetBytes(new string(',', 2_000_001)), "В файле слишком много ячеек" },
            { "text of too many rows", Encoding.UTF8.GetBytes(new string('\n', 2_000_001)), "В файле слишком много ячеек" },
            { "text of too long a cell", Encoding.UTF8.GetBytes(new string('я', 100_001)), "В одной из ячеек больше 100\u00A0000 знаков" },
            {
                "DOS encoding",
                CodePagesEncodingProvider.Instance.GetEncoding(866)!.GetBytes("Отметка времени;Школа\r\n"),
                "Ни один заголовок не узнан: возможно, файл в незнакомой кодировке."
            },
            {
                "entities",
                Workbook("44224.5").Prolog("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>").Build(),
                "Файл Excel повреждён"
            },
            { "cut workbook", Workbook("44224.5").Build()[..900], "Файл Excel повреждён" },
            { "broken XML", new WorkbookFile().Tab("1", "<row><c>").Build(), "Файл Excel повреждён" },
            {
                "missing shared string",
                new WorkbookFile().Tab("1", Cells("""<c r="A1" t="s"><v>7</v></c>""")).Build(),
                "Файл Excel повреждён"
            },
            { "number that is none", Workbook("сорок").Build(), "Файл Excel повреждён" },
        };

    [Theory]
    [MemberData(nameof(Untrusted))]
    public void A_file_that_cannot_be_trusted_is_refused_with_a_sentence(string what, byte[] file, string beginning) =>
        Assert.True(Refusal(file).StartsWith(beginning, StringComparison.Ordinal), $"{what}: {Refusal(file)}");

    [Fact]
    public void Deep_nesting_in_an_unread_part_does_not_stop_the_reading()
    {
        var deep = Workbook("44224.5868055556")
            .WorkbookEnd(string.Concat(Enumerable.Repeat("<a>", 20_000)) + string.Concat(Enumerable.Repeat("</a>", 20_000)));
        Assert.Single(Parse(deep.Build()).Submissions);
    }

    [Fact]
    public void A_part_that_is_named_many_times_is_read_once()
    {
        var file = Workbook("44224.5868055556");
        Assert.Single(
            Parse(
                file.WorkbookEnd(
                        "<sheets>"
                            + string.Concat(
                                Enumerable.Range(0, 500).Select(tab => $"<sheet name=\"{tab}\" sheetId=\"{tab + 2}\" r:id=\"rId1\"/>")
                            )
                            + "</sheets>"
                    )
                    .Build()
            ).Submissions
        );
    }

    [Fact]
    public void Whatever_byte_is_spoilt_the_file_is_read_or_refused()
    {
        var file = Workbook("44224.5868055556").Build();
        for (var place = 0; place < file.Length; place++)
        {
            var spoilt = (byte[])file.Clone();
            spoilt[place] ^= 0x55;
            try
            {
                DownloadedSheet.Read(spoilt, TestCampaign.Small, Zone);
            }
            catch (UnreadableFileException)
            {
                // A sentence for the operator; any other exception fails the test.
            }
        }
    }

    private static WorkbookFile Workbook(string time) => new WorkbookFile().Tab("Ответы на форму (1)", AnswerRows(time));

    private static string AnswerRows(string time) =>
        Cells(
            string.Concat(
                new[] { "Отметка времени", "Школа", "Схема занятий", "Цели и задачи", "Тренинги" }
                    .Index()
                    .Select(cell => $"<c r=\"{A1.Column(cell.Index)}1\" t=\"str\"><v>{cell.Item}</v></c>")
            ),
            $"""<c r="A2"><v>{time}</v></c><c r="B2" t="str"><v>СОШ № 5</v></c>""" + """<c r="C2" t="str"><v>Разработана</v></c>"""
        );

    private static string Cells(params string[] rows) =>
        string.Concat(rows.Index().Select(row => $"<row r=\"{row.Index + 1}\">{row.Item}</row>"));

    private static byte[] Csv(params string[] rows) =>
        Encoding.UTF8.GetBytes(string.Join("\r\n", ["Отметка времени,Школа,Схема занятий,Цели и задачи,Тренинги", .. rows]));

    private static string Row(string delimiter, params string[] cells) =>
        string.Join(delimiter, cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    private static byte[] Bytes(string text, string name, bool marked)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        return [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
    }

    private static ParsedSheet Parse(byte[] file) =>
        ResponseParser.Parse(DownloadedSheet.Read(file, TestCampaign.Small, Zone).Sheet, TestCampaign.Small, ReadAt, []);

    private static string Refusal(byte[] file) =>
        Assert.Throws<UnreadableFileException>(() => DownloadedSheet.Read(file, TestCampaign.Small, Zone)).Message;
}
