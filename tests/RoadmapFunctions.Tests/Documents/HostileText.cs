using RoadmapFunctions.Documents;

namespace RoadmapFunctions.Tests.Documents;

/// <summary>What people and their programs may put into a form's field.</summary>
internal static class HostileText
{
    public const string All =
        "<script>alert(1)</script> =1+1 «&amp;» \"'`]]> \0\u0001\u0008\u000B\uFFFF "
        + "👩‍🏫 \u202Eправа налево \uD800 конец\r\nновая строка https://example.org";

    public static readonly string Long = string.Concat(Enumerable.Repeat("очень длинный ответ ", 1500));

    public static readonly string Unbroken = new('ж', 30_000);

    /// <summary>Every block with hostile text in every field.</summary>
    public static Document Document() =>
        new(
            All,
            All,
            DateTimeOffset.UnixEpoch,
            [
                new DocumentPart(
                    PageOrientation.Portrait,
                    [
                        new TitleBlock(All, All, All, [All, All]),
                        .. Enumerable.Range(1, 4).Select(number => new Heading((number % 2) + 1, All)),
                        new Paragraph(All),
                        new Paragraph(Long),
                        new Paragraph(""),
                        new BulletList([All, Long]),
                        new Quotation(All, All),
                        new Quotation(All, Unbroken),
                        new Table(
                            1,
                            All,
                            [new(All, 1), new(All, 2, Numeric: true)],
                            [
                                [new(All, Tone.Bad), new(Long)],
                                [new(Unbroken), new("", Tone.Empty, Strong: true)],
                            ],
                            All
                        ),
                        new Table(2, All, [new(All, 1)], []),
                        new BarChart(
                            1,
                            All,
                            All,
                            [All, Long, Unbroken],
                            [new(All, Tone.Good, [1, 2, int.MaxValue]), new(All, Tone.Bad, [0, 5, int.MaxValue])]
                        ),
                        new BarChart(2, All, All, [], [new(All, Tone.None, [])]),
                        new Signature(All, All),
                    ]
                ),
                new DocumentPart(
                    PageOrientation.Landscape,
                    [
                        new BarChart(
                            3,
                            All,
                            All,
                            [.. Enumerable.Range(0, 90).Select(number => $"Школа {number}\n{All}")],
                            [new(All, Tone.None, [.. Enumerable.Range(0, 90)])]
                        ),
                    ]
                ),
            ]
        );
}
