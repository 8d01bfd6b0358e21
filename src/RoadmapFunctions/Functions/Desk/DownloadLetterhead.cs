using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Reporting.Reports;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The letterhead as it was sent.</summary>
public sealed class DownloadLetterhead(ILetterheads letterheads)
{
    [Function(nameof(DownloadLetterhead)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/letterhead/file")] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        await letterheads.ReadAsync(cancellationToken) is { } file
            ? Download.Of(request.HttpContext, file, ContentTypes.Word, ReportFiles.LetterheadName)
            : Problems.Problem(StatusCodes.Status404NotFound, "Бланка нет", "Файл бланка ещё не прислан.");
}
