using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Reporting.Reports;

namespace RoadmapFunctions.Functions.Api;

/// <summary>
/// The consolidated summary: <c>?format=</c> xlsx (default), csv, json, html, docx; <c>?edition=</c> a number, or the newest.
/// </summary>
public sealed class DownloadSummary(IEditionStore editions, EditionDownload download)
{
    [Function(nameof(DownloadSummary)), Allow(Callers.Operator | Callers.Reader)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/summary")] HttpRequest request,
        Campaign campaign,
        Caller by,
        CancellationToken cancellationToken
    )
    {
        var format = request.Query["format"].ToString() is { Length: > 0 } asked ? asked : ReportFiles.SummaryFormats[0];
        if (!ReportFiles.SummaryFormats.Contains(format, StringComparer.Ordinal))
        {
            return Problems.BadRequest($"Формат (format) может быть таким: {Russian.List(ReportFiles.SummaryFormats)}.");
        }

        var number = request.Query["edition"].ToString();
        if (number.Length > 0 && !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return Problems.BadRequest("Номер издания (edition) — целое число, например 1.");
        }

        var stored = await editions.ListAsync(campaign.Id, cancellationToken);
        var edition = stored.LastOrDefault(each =>
            number.Length == 0 || each.Edition.Number == int.Parse(number, CultureInfo.InvariantCulture)
        );
        return await download.OfAsync(request, by, campaign, edition, ReportFiles.SummaryName(format), cancellationToken);
    }
}
