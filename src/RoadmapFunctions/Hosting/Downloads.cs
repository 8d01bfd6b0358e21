using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Editions;
using RoadmapFunctions.Reports;

namespace RoadmapFunctions.Hosting;

/// <summary>Gives out files of editions, each checked against its manifest.</summary>
public static class Downloads
{
    /// <param name="stored">Null when there is none.</param>
    public static async Task<IResult> FileAsync(HttpContext http, IEditionStore editions, StoredEdition? stored, string name, CancellationToken cancellationToken)
    {
        if (stored is null)
        {
            return Problems.UnknownEdition();
        }

        var edition = stored.Edition;
        if (name == Edition.ManifestName)
        {
            return TypedResults.Bytes(stored.Manifest, ReportFiles.JsonType);
        }

        if (edition.Files.FirstOrDefault(file => file.Name == name) is not { } file)
        {
            return Problems.NotFound($"В издании № {edition.Number} нет такого файла.");
        }

        var content = await editions.ReadAsync(edition, file, cancellationToken);
        var page = file.ContentType == ReportFiles.WebPageType;
        if (page)
        {
            // What a page cannot say of itself in a meta tag is added here.
            http.Response.Headers.ContentSecurityPolicy = $"{WebPageWriter.ContentSecurityPolicy}; object-src 'none'; frame-ancestors 'none'";
        }

        var disposition = new ContentDispositionHeaderValue(page ? "inline" : "attachment");
        disposition.SetHttpFileName($"{file.Title}, издание {edition.Number}{Path.GetExtension(file.Name)}");
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return TypedResults.Bytes(content, file.ContentType, entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""));
    }
}
