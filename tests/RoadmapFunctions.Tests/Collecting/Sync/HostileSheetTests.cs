using System.Text;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

/// <summary>Anybody who has the link of a Google Form writes into its sheet.</summary>
public sealed class HostileSheetTests
{
    private const int InSheet = 50;
    private static readonly int Sheets = Tries.Of(200, whenLong: 2_000);
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly string[] Pieces =
    [
        "СОШ № 5",
        "Разработана",
        "2021-01-28 12:00:00",
        "=HYPERLINK(\"https://evil.example\")",
        "+1",
        "@x",
        "#REF!",
        "#Н/Д",
        "<script>",
        "\0",
        "\uD800",
        "\uDC00\uD83C",
        "\u202E",
        "\uFEFF",
        "\u200B",
        "\r\n",
        "é",
        ", ",
        "1e999",
        "🎓",
        new('я', 20_000),
        new('"', 31_000),
        string.Empty,
    ];

    [Fact]
    public void X13_whatever_the_cells_hold_a_row_is_an_answer_that_can_be_stored_or_is_set_aside_with_its_place()
    {
        var random = new Random(Tries.Seed(20210210));
        var (answers, rejected) = (0, 0);
        for (var sheet = 0; sheet < Sheets; sheet++)
        {
            var builder = new SheetBuilder();
            for (var row = 0; row < InSheet; row++)
            {
                builder.Row([.. Enumerable.Range(0, random.Next(1, 8)).Select(column => Cell(random, row, column))]);
            }

            var parsed = builder.Parse();
            Assert.Equal(InSheet, parsed.Submissions.Count + parsed.Rejected.Count + parsed.BlankRows + parsed.OutsideRows);
            Assert.All(parsed.Rejected, each => Assert.StartsWith("Строка ", each.Fault.Explanation, StringComparison.Ordinal));
            foreach (var text in parsed.Submissions.SelectMany(each => each.Answers).SelectMany(Texts))
            {
                Assert.InRange(text.Length, 0, CellRules.LongestCell);
                Assert.DoesNotContain('\0', text);
                Strict.GetBytes(text); // half a character is no text
            }

            (answers, rejected) = (answers + parsed.Submissions.Count, rejected + parsed.Rejected.Count);
        }

        Assert.True(answers > 0 && rejected > 0);
    }

    private static IEnumerable<string> Texts(ActivityAnswer answer) => new[] { answer.Other, answer.Ambiguous }.OfType<string>();

    // Time and school are mostly right, or no row would come as far as its answers.
    private static SheetCell Cell(Random random, int row, int column) =>
        (column, random.Next(4)) switch
        {
            (0, > 0) => SheetBuilder.Time($"2021-01-28 12:00:{row:D2}"),
            (1, > 0) => SheetCell.OfText("СОШ № 5"),
            _ => random.Next(8) switch
            {
                0 => SheetCell.OfNumber(random.NextDouble() * Math.Pow(10, random.Next(-300, 300))),
                1 => SheetCell.OfBoolean(true),
                2 when random.Next(4) == 0 => SheetCell.OfUnsupported("[1]"),
                3 => SheetCell.Blank,
                _ => SheetCell.OfText(
                    string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pieces[random.Next(Pieces.Length)]))
                ),
            },
        };
}
