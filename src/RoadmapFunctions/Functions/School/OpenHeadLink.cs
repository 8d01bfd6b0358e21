using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages;
using RoadmapFunctions.Pages.School;

namespace RoadmapFunctions.Functions.School;

/// <summary>Exchanges the key of a head's link for a cookie, as <see cref="OpenPersonalLink"/> does for a school.</summary>
public sealed class OpenHeadLink(SchoolLinks links, CampaignCatalog campaigns, Flood flood, SecurityLog log)
{
    [Function(nameof(OpenHeadLink)), Allow(Callers.Everybody)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "head/session")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var form = await RequestForm.ReadOfStrangerAsync(request, cancellationToken);
        var key = form["key"].ToString().Trim();
        key = key[(key.LastIndexOf('#') + 1)..]; // a whole link was pasted
        var reading = await links.ReadHeadAsync(key, cancellationToken);
        if (reading.Caller is { } head)
        {
            var open = Cookies.HeadOf(request) is { } cookie ? (await links.ReadHeadAsync(cookie, cancellationToken)).Caller : null;
            if (
                !form.ContainsKey(OtherSessionModel.Leave)
                && OtherSessionModel.Of(open, head, campaigns, ("/head/session", key, "/head")) is { } question
            )
            {
                return new Page<OtherSessionPage>(question);
            }

            log.SignedIn(request, head);
            Cookies.SetHead(request.HttpContext.Response, key);
            return new SeeOther("/head");
        }

        if (reading.EndsAt is not null)
        {
            return new Page<HeadDoorPage>(HeadDoorModel.Ended, StatusCodes.Status403Forbidden);
        }

        log.SignInRefused(request, Callers.Head);
        return flood.AllowsWrongKey(CallerAddress.Of(request))
            ? Door(
                "Эта ссылка не действует: она скопирована не полностью или заменена новой. Попросите у школы или у оператора действующую.",
                StatusCodes.Status403Forbidden
            )
            : Door("Слишком много неверных ссылок. Подождите минуту и попробуйте ещё раз.", StatusCodes.Status429TooManyRequests);
    }

    private static Page<HeadDoorPage> Door(string problem, int status) => new(new HeadDoorModel(problem), status);
}
