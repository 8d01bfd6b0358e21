using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Where the operator signs in.</summary>
public sealed class ShowStaffDoor(StaffKey key, EntraPrincipal entra)
{
    [Function(nameof(ShowStaffDoor)), Allow(Callers.Everybody)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/sign-in")] HttpRequest request, Caller by) =>
        by is OperatorCaller
            ? new SeeOther(ReturnAddress.Of(request.Query["return"]))
            : new Page<StaffDoorPage>(
                new StaffDoorModel(
                    ReturnAddress.Of(request.Query["return"]),
                    key.Configured,
                    entra.Configured,
                    Ended: request.Query.ContainsKey("ended")
                )
            );
}
