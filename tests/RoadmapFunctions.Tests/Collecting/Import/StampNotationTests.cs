using System.Globalization;
using System.Text;
using RoadmapFunctions.Collecting.Import;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Import;

/// <summary>
/// Excel swaps day and month where it can and leaves no trace but a second notation. A person who types one stamp leaves the same trace.
/// </summary>
public sealed class StampNotationTests
{
    private static readonly DateTimeOffset ReadAt = new(2021, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("1/28/2021 14:05:00", "1/29/2021 9:00:00", "02.01.2021 10:00", "02.03.2021 11:00")]
    [InlineData("1/28/2021 14:05:00", "1/29/2021 9:00:00", "2021-01-02 10:00:00", "2021-03-02 11:00:00")]
    [InlineData("1/28/2021 14:05:00", "1/29/2021 9:00:00", "02.01.21 10:00", "02.03.21 10:00")]
    [InlineData("1/28/2021 14:05:00", "1/29/2021 9:00:00", "02-01-2021 10:00", "02-03-2021 10:00")]
    [InlineData("28/01/2021 14:05:00", "02.01.2021 10:00")]
    [InlineData("28/01/2021 14:05:00", "02.01.2021 10:00", "03.01.2021 10:00", "04.01.2021 10:00")] // most are swapped
    [InlineData("1/2/2021 14:05:00", "1/3/2021 14:05:00", "28.01.2021 10:00")] // the slashed ones prove nothing
    [InlineData("1/28/2021 14:05:00", "1/29/2021 9:00:00", "02.01.2021 10:00", "2021-01-02 10:00")] // three notations
    [InlineData("1/28/2021 14:05:00", "1/29/2021 9:00:00", "#44198.4", "#44199.4")] // date cells
    [InlineData("#44198.4", "#44199.4", "1/28/2021 14:05:00")]
    public void A_second_notation_beside_slashes_condemns_the_file(params string[] stamps)
    {
        var refusal = Assert.Throws<UnreadableFileException>(() => Read(stamps)).Message;
        Assert.Contains("Excel открыл CSV и переставил день и месяц", refusal, StringComparison.Ordinal);
        Assert.Contains("так же, как остальные", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("28.01.2021 14:05:00")]
    [InlineData("28.01.2021 14:05")]
    [InlineData("02.01.2021 10:00")] // as the desk advises
    [InlineData("2021-01-28 14:05:00")]
    [InlineData("28.01.2021 14:05:00", "02.01.2021 10:00")]
    [InlineData("1/28/2021 14:05:00")] // the date cells prove that nothing was swapped
    public void A_stamp_that_a_person_has_typed_among_date_cells_is_read(params string[] typed)
    {
        var parsed = Read(["#44224.5", "#44198.4", .. typed]);
        Assert.Empty(parsed.Rejected);
        Assert.Equal(2 + typed.Length, parsed.Submissions.Count);
    }

    [Theory]
    [InlineData("28.01.2021 10:00", "1/27/2021 14:05:00", "2/1/2021 14:05:00")]
    [InlineData("2021-01-28 10:00", "1/27/2021 14:05:00", "2/1/2021 14:05:00")]
    [InlineData("1/28/2021 10:00", "27.01.2021 14:05:00", "02.01.2021 14:05:00")]
    [InlineData("28/1/2021 10:00", "27.01.2021 14:05:00", "02.01.2021 14:05:00")]
    [InlineData("#44224.4166666667", "1/27/2021 14:05:00", "2/1/2021 14:05:00")]
    public void The_one_stamp_of_another_notation_is_read_when_it_has_one_reading(string odd, params string[] others)
    {
        var parsed = Read([odd, .. others]);
        Assert.Empty(parsed.Rejected);
        Assert.Equal(
            "2021-01-28 10:00",
            parsed.Submissions[0].SubmittedAt.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
        );
    }

    [Theory]
    [InlineData("02.01.2021 10:00", "1/27/2021 14:05:00", "2/1/2021 14:05:00")]
    [InlineData("2021-01-02 10:00", "1/27/2021 14:05:00", "1/29/2021 14:05:00")]
    [InlineData("1/2/2021 10:00", "27.01.2021 14:05:00", "02.01.2021 14:05:00")]
    [InlineData("1/2/2021 10:00", "#44224.5", "#44198.4")]
    [InlineData("#44198.4166666667", "1/27/2021 14:05:00", "2/1/2021 14:05:00")]
    public void The_one_stamp_of_another_notation_is_asked_about_when_it_has_two_readings(string odd, params string[] others)
    {
        var parsed = Read([odd, .. others]);
        Assert.Equal(others.Length, parsed.Submissions.Count);
        var row = Assert.Single(parsed.Rejected);
        Assert.Equal(RejectionReason.TimeUnreadable, row.Fault.Reason);
        Assert.Contains("можно прочитать двояко", row.Fault.Explanation, StringComparison.Ordinal);
        Assert.Contains("впишите дату и время так же, как в остальных строках", row.Fault.Explanation, StringComparison.Ordinal);
        Assert.Contains("2 января", row.Row.Cells[0].Text, StringComparison.Ordinal);
        Assert.Contains("1 февраля", row.Row.Cells[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2021/01/28 9:12:44 AM EET", "EET")]
    [InlineData("2021/01/28 9:12:44 AM MSK", "MSK")]
    [InlineData("28.01.2021 9:12 MSK", "MSK")]
    public void A_zone_that_has_only_a_name_is_named_as_the_cause(string stamp, string zone)
    {
        var refusal = Assert.Throws<UnreadableFileException>(() => Read(stamp, stamp)).Message;
        Assert.Contains($"часовой пояс «{zone}» (строка 2: «{stamp}»)", refusal, StringComparison.Ordinal);
        var parsed = Read("28.01.2021 10:00:00", stamp);
        Assert.Contains($"часовой пояс «{zone}»", Assert.Single(parsed.Rejected).Fault.Explanation, StringComparison.Ordinal);
    }

    /// <param name="stamps">A number after «#» is a cell with a date; with one the file is a workbook, otherwise a CSV.</param>
    private static ParsedSheet Read(params string[] stamps)
    {
        var file = stamps.Any(stamp => stamp[0] == '#')
            ? Workbook(stamps)
            : Encoding.UTF8.GetBytes(
                string.Join(
                    "\r\n",
                    [
                        "Отметка времени,Школа,Схема занятий,Цели и задачи,Тренинги",
                        .. stamps.Select(stamp => $"{stamp},СОШ № 5,Разработана,,"),
                    ]
                )
            );
        return ResponseParser.Parse(DownloadedSheet.Read(file, TestCampaign.Small, "Asia/Tomsk").Sheet, TestCampaign.Small, ReadAt, []);
    }

    private static byte[] Workbook(string[] stamps)
    {
        string[] header = ["Отметка времени", "Школа", "Схема занятий", "Цели и задачи", "Тренинги"];
        return new WorkbookFile()
            .Tab(
                "Ответы",
                string.Concat(
                    stamps
                        .Select(stamp =>
                            (stamp[0] == '#' ? $"<c><v>{stamp[1..]}</v></c>" : Text(stamp)) + Text("СОШ № 5") + Text("Разработана")
                        )
                        .Prepend(string.Concat(header.Select(Text)))
                        .Select(cells => $"<row>{cells}</row>")
                )
            )
            .Build();
    }

    private static string Text(string text) => $"<c t=\"str\"><v>{text}</v></c>";
}
