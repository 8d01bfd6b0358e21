using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Http;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Gives out a file of an edition, or 404.</summary>
internal static class EditionDownload
{
    /// <param name="stored">Null when there is none.</param>
    public static async Task<IResult> OfAsync(
        HttpContext http,
        IEditionStore editions,
        StoredEdition? stored,
        string name,
        CancellationToken cancellationToken
    )
    {
        if (stored is null)
        {
            return Unknown();
        }

        var number = stored.Edition.Number;
        return await EditionFiles.FindAsync(editions, stored, name, cancellationToken) is { } file
            ? Download.Of(http, file.Content, file.ContentType, $"{file.Title}, издание {number}{Path.GetExtension(file.Name)}")
            : Problems.NotFound($"В издании № {number} нет такого файла.");
    }

    public static IResult Unknown() =>
        Problems.Problem(
            StatusCodes.Status404NotFound,
            "Не найдено",
            "Такого издания нет.",
            "Список изданий: GET /api/campaigns/{кампания}/editions."
        );
}
