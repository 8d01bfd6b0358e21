using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages;
using RoadmapFunctions.Pages.School;

namespace RoadmapFunctions.Functions.School;

/// <summary>
/// Exchanges the key of a personal link for a cookie. The link has its key behind «#», a part that no browser sends, so the key arrives
/// here in a body only and is in no log.
/// </summary>
public sealed class OpenPersonalLink(SchoolLinks links, CampaignCatalog campaigns, Flood flood, SecurityLog log)
{
    [Function(nameof(OpenPersonalLink)), Allow(Callers.Everybody)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "school/session")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var form = await RequestForm.ReadOfStrangerAsync(request, cancellationToken);
        var key = form["key"].ToString().Trim();
        key = key[(key.LastIndexOf('#') + 1)..]; // a whole link was pasted
        var remember = form.ContainsKey(FormModel.Remember);
        if (remember && key.Length == 0)
        {
            key = Cookies.SchoolOf(request) ?? string.Empty; // asked by whoever is in already
        }

        var reading = await links.ReadAsync(key, cancellationToken);
        if (reading.Caller is { } school)
        {
            var open = Cookies.SchoolOf(request) is { } cookie ? (await links.ReadAsync(cookie, cancellationToken)).Caller : null;
            if (
                !form.ContainsKey(OtherSessionModel.Leave)
                && OtherSessionModel.Of(open, school, campaigns, ("/school/session", key, "/school")) is { } question
            )
            {
                return new Page<OtherSessionPage>(question);
            }

            log.SignedIn(request, school);
            Cookies.SetSchool(request.HttpContext.Response, key, remember);
            return new SeeOther(remember ? $"/school?{FormModel.Remember}" : "/school");
        }

        if (reading.EndsAt is { } end)
        {
            return new Page<DoorPage>(DoorModel.After(end), StatusCodes.Status403Forbidden);
        }

        log.SignInRefused(request, Callers.School);
        return flood.AllowsWrongKey(CallerAddress.Of(request))
            ? Door(
                "Эта ссылка не действует: она скопирована не полностью или заменена новой. Попросите у оператора действующую.",
                StatusCodes.Status403Forbidden
            )
            : Door("Слишком много неверных кодов. Подождите минуту и попробуйте ещё раз.", StatusCodes.Status429TooManyRequests);
    }

    private static Page<DoorPage> Door(string problem, int status) => new(new DoorModel(problem), status);
}
