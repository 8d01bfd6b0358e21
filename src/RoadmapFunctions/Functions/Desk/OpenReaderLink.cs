using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Exchanges the key of a reader's link for a cookie.</summary>
public sealed class OpenReaderLink(PersonKeys keys, CampaignCatalog campaigns, Flood flood, SecurityLog log)
{
    [Function(nameof(OpenReaderLink)), Allow(Callers.Everybody)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "reader/session")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var form = await RequestForm.ReadOfStrangerAsync(request, cancellationToken);
        var key = form["key"].ToString().Trim();
        key = key[(key.LastIndexOf('#') + 1)..]; // a whole link was pasted
        var reading = await keys.ReadAsync(key, cancellationToken);
        if (reading.Caller is ReaderCaller reader)
        {
            var open = Cookies.ReaderOf(request) is { } cookie ? (await keys.ReadAsync(cookie, cancellationToken)).Caller : null;
            if (
                !form.ContainsKey(OtherSessionModel.Leave)
                && OtherSessionModel.Of(open, reader, campaigns, ("/reader/session", key, DeskAddress.Reader)) is { } question
            )
            {
                return new Page<OtherSessionPage>(question);
            }

            log.SignedIn(request, reader);
            Cookies.SetReader(request.HttpContext.Response, key);
            return new SeeOther(DeskAddress.Reader);
        }

        log.SignInRefused(request, Callers.Reader);
        var (problem, status) =
            reading.EndsAt is not null ? ("Срок этой ссылки кончился. Попросите у оператора новую.", StatusCodes.Status403Forbidden)
            : flood.AllowsWrongKey(CallerAddress.Of(request))
                ? (
                    "Эта ссылка не действует: она скопирована не полностью, отозвана или заменена. Попросите у оператора действующую.",
                    StatusCodes.Status403Forbidden
                )
            : ("Слишком много неверных ключей. Подождите минуту и попробуйте ещё раз.", StatusCodes.Status429TooManyRequests);
        return new Page<ReaderDoorPage>(new ReaderDoorModel(problem), status);
    }
}
