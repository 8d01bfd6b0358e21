using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Functions.Site;

/// <summary>Ends the sessions of this browser and leaves nothing there.</summary>
public sealed class SignOut(EntraPrincipal entra, StaffSessions sessions)
{
    [Function(nameof(SignOut)), Allow(Callers.Everybody)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-out")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var (staff, reader, school) = (Cookies.StaffOf(request), Cookies.ReaderOf(request), Cookies.SchoolOf(request));
        var head = Cookies.HeadOf(request);
        if (staff is not null)
        {
            await sessions.EndAsync(staff, cancellationToken); // a copy of the cookie opens nothing either
        }

        Cookies.Clear(request.HttpContext.Response);
        request.HttpContext.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\""; // drafts of answers, on a computer of many
        if (entra.Read(request.Headers[EntraPrincipal.Header].ToString()) is not null)
        {
            return new SeeOther("/.auth/logout?post_logout_redirect_uri=/desk/sign-in"); // that session belongs to App Service
        }

        return new SeeOther(
            staff is not null ? "/desk/sign-in"
            : reader is not null ? "/reader"
            : school is not null ? "/school"
            : head is not null ? "/head"
            : "/desk/sign-in"
        );
    }
}
