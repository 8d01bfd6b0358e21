using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Reporting.Reports;

namespace RoadmapFunctions.Functions.School;

/// <summary>The school's own sheet in the newest edition: its result, what others have done, what to do next.</summary>
public sealed class DownloadOwnSheet(IEditionStore editions)
{
    [Function(nameof(DownloadOwnSheet)), Allow(Callers.AnySchool)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "school/sheet")] HttpRequest request,
        Campaign campaign,
        Organization organization,
        CancellationToken cancellationToken
    ) =>
        await editions.ListAsync(campaign.Id, cancellationToken) is [.., var last]
        && await EditionFiles.FindAsync(editions, last, SchoolPaper.Sheet.NameOf(organization.Id), cancellationToken) is { } sheet
            ? Download.Of(request.HttpContext, sheet.Content, sheet.ContentType, $"{sheet.Title}{Path.GetExtension(sheet.Name)}")
            : Problems.NotFound("Отчёт ещё не опубликован. Информационный лист вашей школы появится вместе с ним.");
}
