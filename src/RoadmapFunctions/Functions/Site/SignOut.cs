using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Functions.Site;

/// <summary>Ends the sessions of this browser.</summary>
public sealed class SignOut(EntraPrincipal entra)
{
    [Function(nameof(SignOut)), Allow(Callers.Everybody)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-out")] HttpRequest request)
    {
        var school = Cookies.SchoolOf(request) is not null && Cookies.StaffOf(request) is null;
        Cookies.Clear(request.HttpContext.Response);
        if (entra.Read(request.Headers[EntraPrincipal.Header].ToString()) is not null)
        {
            return new SeeOther("/.auth/logout?post_logout_redirect_uri=/desk/sign-in"); // that session is App Service's
        }

        return new SeeOther(school ? "/school" : "/desk/sign-in");
    }
}
