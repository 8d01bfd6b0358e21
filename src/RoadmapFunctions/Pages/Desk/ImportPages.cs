using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Import;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Pages.Desk;

internal static class ImportPages
{
    /// <param name="zone">IANA name of the zone that is chosen; null while none is.</param>
    public static IResult Form(Campaign campaign, string? zone, string? problem = null, int status = StatusCodes.Status200OK) => new Page<ImportPage>(
        status,
        (nameof(ImportPage.Campaign), campaign),
        (nameof(ImportPage.Zone), zone),
        (nameof(ImportPage.Problem), problem));

    public static IResult Preview(ImportPreview preview, string? notice = null, int status = StatusCodes.Status200OK) => new Page<ImportPage>(
        status,
        (nameof(ImportPage.Campaign), preview.Campaign),
        (nameof(ImportPage.Zone), preview.Downloaded.Sheet.TimeZone),
        (nameof(ImportPage.Seen), preview),
        (nameof(ImportPage.Problem), notice));
}
