using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Sends a file of an edition and records it, or answers 404.</summary>
public sealed class EditionDownload(IEditionStore editions, Journal journal)
{
    /// <param name="stored">Null when there is none.</param>
    public async Task<IResult> OfAsync(
        HttpRequest request,
        Caller by,
        Campaign campaign,
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
        if (name == EditionArchive.Name)
        {
            var archive = await EditionArchive.WriteAsync(editions, stored, cancellationToken);
            await AddAsync(name);
            return TypedResults.Stream(archive, "application/zip", $"Издание {number}.zip");
        }

        if (await EditionFiles.FindAsync(editions, stored, name, cancellationToken) is not { } file)
        {
            return Problems.NotFound($"В издании № {number} нет такого файла.");
        }

        await AddAsync(file.Name);
        var title = $"{file.Title}, издание {number}{Path.GetExtension(file.Name)}";
        return Download.Of(request.HttpContext, file.Content, file.ContentType, title);

        Task AddAsync(string what) =>
            journal.AddAsync(
                request,
                by,
                JournalAct.FileDownloaded,
                campaign,
                detail: $"издание № {number}, {what}",
                cancellationToken: cancellationToken
            );
    }

    public static IResult Unknown() =>
        Problems.Problem(
            StatusCodes.Status404NotFound,
            "Не найдено",
            "Такого издания нет.",
            "Список изданий: GET /api/campaigns/{кампания}/editions."
        );
}
