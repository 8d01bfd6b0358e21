using RoadmapFunctions.Documents;
using Xunit;

namespace RoadmapFunctions.Tests.Documents;

public sealed class LegalDocumentTests
{
    [Fact]
    public void A_row_that_lacks_a_cell_is_refused()
    {
        var document = Sample.Report() with
        {
            Parts =
            [
                new(
                    PageOrientation.Portrait,
                    [
                        new Table(
                            7,
                            "Таблица",
                            [new("А", 1), new("Б", 1)],
                            [
                                [new("а")],
                            ]
                        ),
                    ]
                ),
            ],
        };

        Assert.Contains("table 7", Assert.Throws<ArgumentException>(() => LegalDocument.Of(document)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_that_lacks_a_category_is_refused()
    {
        var document = Sample.Report() with
        {
            Parts = [new(PageOrientation.Portrait, [new BarChart(8, "Рисунок", "Число", ["а", "б"], [new("ряд", Tone.None, [1])])])],
        };

        Assert.Contains("figure 8", Assert.Throws<ArgumentException>(() => LegalDocument.Of(document)).Message, StringComparison.Ordinal);
    }
}
