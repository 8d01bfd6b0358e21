using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
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
            return await SheetAsync(http, editions, edition, name, cancellationToken) ?? Problems.NotFound($"В издании № {edition.Number} нет такого файла.");
        }

        var content = await editions.ReadAsync(edition, file, cancellationToken);
        return Give(http, edition, file, content);
    }

    /// <summary>A document that belongs to no edition.</summary>
    /// <param name="fileName">As the reader's computer will call it.</param>
    public static IResult File(HttpContext http, byte[] content, string contentType, string fileName) =>
        Give(http, content, contentType, fileName, Digest.Of(content));

    // A country's sheets would be gigabytes that nobody asks for, so an edition with a long roster draws one when it is asked: from its own open data.
    private static async Task<IResult?> SheetAsync(HttpContext http, IEditionStore editions, Edition edition, string name, CancellationToken cancellationToken)
    {
        if (SchoolSheet.OrganizationOf(name) is not { } id || edition.Files.FirstOrDefault(file => file.Name == ReportFiles.SummaryJsonName) is not { } openData)
        {
            return null;
        }

        if (SummaryOutline.WithOrganization(await editions.ReadAsync(edition, openData, cancellationToken), id) is not { } summary)
        {
            return null;
        }

        var sheet = ReportFiles.DrawSheet(summary, summary.Organizations[0]);
        return Give(http, edition, new(sheet.Name, sheet.Title, sheet.ContentType, sheet.Content.LongLength, Digest.Of(sheet.Content)), sheet.Content);
    }

    private static FileContentHttpResult Give(HttpContext http, Edition edition, EditionFile file, byte[] content) =>
        Give(http, content, file.ContentType, $"{file.Title}, издание {edition.Number}{Path.GetExtension(file.Name)}", file.Sha256);

    private static FileContentHttpResult Give(HttpContext http, byte[] content, string contentType, string fileName, string sha256)
    {
        var page = contentType == ReportFiles.WebPageType;
        if (page)
        {
            // What a page cannot say of itself in a meta tag is added here.
            http.Response.Headers.ContentSecurityPolicy = $"{WebPageWriter.ContentSecurityPolicy}; object-src 'none'; frame-ancestors 'none'";
        }

        var disposition = new ContentDispositionHeaderValue(page ? "inline" : "attachment");
        disposition.SetHttpFileName(fileName);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return TypedResults.Bytes(content, contentType, entityTag: new EntityTagHeaderValue($"\"{sha256}\""));
    }
}
