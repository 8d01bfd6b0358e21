using RoadmapFunctions.LocalHost.Cycle;
using Xunit;

namespace RoadmapFunctions.LocalHost.Tests.Cycle;

public static class SummaryTableTests
{
    [Fact]
    public static void The_numbers_stand_under_their_headings_and_editions_name_their_folder()
    {
        var edition = new EditionAnswer(2, "Аналитический отчёт", [new("отчёт.docx", "00")]);
        var outcome = new CampaignOutcome(new("tomsk"), new(7, 6, 5, 1, 1, 2), [edition], ["/out/tomsk/edition-2"]);

        Assert.Equal(
            [
                "Кампания  Школ  Ответили  В срок  С опозданием  Не ответили  Строк в карантине  Изданий",
                "────────  ────  ────────  ──────  ────────────  ───────────  ─────────────────  ───────",
                "tomsk        7         6       5             1            1                  2        1",
                "tomsk, издание № 2: Аналитический отчёт (файлов: 1)",
                "    /out/tomsk/edition-2",
            ],
            SummaryTable.Lines([outcome]),
            StringComparer.Ordinal
        );
    }
}
