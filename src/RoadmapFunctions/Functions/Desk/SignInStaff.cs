using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Exchanges the operator's key for a session.</summary>
public sealed class SignInStaff(
    StaffKey key,
    PersonKeys personKeys,
    StaffSessions sessions,
    EntraPrincipal entra,
    CampaignCatalog campaigns,
    Flood flood,
    SecurityLog log
)
{
    [Function(nameof(SignInStaff)), Allow(Callers.Everybody)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/sign-in")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var form = await RequestForm.ReadOfStrangerAsync(request, cancellationToken);
        var returnTo = ReturnAddress.Of(form["return"]);
        var shown = form["key"].ToString().Trim();
        var by = key.Matches(shown) ? Identification.KeyHolder : (await personKeys.ReadAsync(shown, cancellationToken)).Caller;
        if (by is OperatorCaller staff)
        {
            var open = Cookies.StaffOf(request) is { } cookie ? await sessions.ReadAsync(cookie, cancellationToken) : null;
            if (
                !form.ContainsKey(OtherSessionModel.Leave)
                && OtherSessionModel.Of(
                    open is null ? null : open with { SessionId = null },
                    staff,
                    campaigns,
                    ("/desk/sign-in", shown, DeskAddress.Home)
                )
                    is { } question
            )
            {
                return new Page<OtherSessionPage>(question with { Return = returnTo });
            }

            if (Cookies.StaffOf(request) is { } left)
            {
                await sessions.EndAsync(left, cancellationToken); // the browser forgets it, so nobody could end it any more
            }

            log.SignedIn(request, staff);
            Cookies.SetStaff(request.HttpContext.Response, await sessions.BeginAsync(staff, request, cancellationToken));
            return new SeeOther(returnTo);
        }

        log.SignInRefused(request, Callers.Operator);
        var (problem, status) = flood.AllowsWrongKey(CallerAddress.Of(request))
            ? (
                shown.Length < StaffKey.Shortest
                    ? $"Ключ не подходит: он короче {StaffKey.Shortest} знаков. Скопируйте его целиком."
                    : "Ключ не подходит. Проверьте раскладку и лишние пробелы.",
                StatusCodes.Status403Forbidden
            )
            : ("Слишком много неверных ключей. Подождите минуту и попробуйте ещё раз.", StatusCodes.Status429TooManyRequests);
        return new Page<StaffDoorPage>(new StaffDoorModel(returnTo, key.Configured, entra.Configured, problem), status);
    }
}
