using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;

namespace RoadmapFunctions.Functions.Api;

public sealed class GetApiDescription
{
    [Function(nameof(GetApiDescription)), Allow(Callers.Everybody)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.yaml")] HttpRequest request) =>
        TypedResults.Text(ApiDescription.Text, ApiDescription.ContentType);
}
