using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reporting.Editions;
using Xunit;

namespace RoadmapFunctions.Tests.Pages.Desk;

public sealed class EditionShelfTests
{
    [Fact]
    public void Every_file_of_an_edition_stands_on_one_shelf_and_those_of_schools_are_folded()
    {
        var edition = new Edition
        {
            Number = 1,
            CampaignId = "small",
            Title = "Отчёт",
            Reason = "проверка",
            SnapshotAt = DateTimeOffset.UnixEpoch,
            InputSha256 = string.Empty,
            ProgramVersion = "0",
            Files =
            [
                File("report.docx", ContentTypes.Word),
                File("summary.xlsx", ContentTypes.Excel),
                File("report.html", ContentTypes.WebPage),
                File("school-1.docx", ContentTypes.Word),
                File("notification-1.docx", ContentTypes.Word),
                File("school-2.docx", ContentTypes.Word),
            ],
        };
        Assert.Equal(
            [
                "Документы: report.docx report.html",
                "Таблицы и данные: summary.xlsx",
                "Информационные листы школ (свёрнуто): school-1.docx school-2.docx",
                "Уведомления школам (свёрнуто): notification-1.docx",
            ],
            EditionShelf
                .Of(edition)
                .Select(shelf =>
                    $"{shelf.Title}{(shelf.Folded ? " (свёрнуто)" : null)}: {string.Join(' ', shelf.Files.Select(file => file.Name))}"
                )
        );
    }

    private static EditionFile File(string name, string contentType) => new(name, name, contentType, 1, string.Empty);
}
