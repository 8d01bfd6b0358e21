using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Reporting.Reports;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>Files of an edition that a person looks for in one place.</summary>
/// <param name="Folded">There is one for each school, so they are shown on request.</param>
public sealed record EditionShelf(string Title, IReadOnlyList<EditionFile> Files, bool Folded)
{
    /// <summary>None is empty.</summary>
    public static IReadOnlyList<EditionShelf> Of(Edition edition)
    {
        EditionShelf[] shelves =
        [
            new("Документы", [.. edition.Files.Where(file => PaperOf(file) is null && IsDocument(file))], Folded: false),
            new("Таблицы и данные", [.. edition.Files.Where(file => PaperOf(file) is null && !IsDocument(file))], Folded: false),
            new("Информационные листы школ", [.. edition.Files.Where(file => PaperOf(file) == SchoolPaper.Sheet)], Folded: true),
            new("Уведомления школам", [.. edition.Files.Where(file => PaperOf(file) == SchoolPaper.Notification)], Folded: true),
        ];
        return [.. shelves.Where(shelf => shelf.Files.Count > 0)];
    }

    private static bool IsDocument(EditionFile file) => file.ContentType is ContentTypes.Word or ContentTypes.WebPage;

    private static SchoolPaper? PaperOf(EditionFile file) => SchoolPaper.Find(file.Name)?.Paper;
}
