using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Functions.Site;

/// <summary>The style, the script and the icon of the pages.</summary>
public sealed class GetSiteFile
{
    [Function(nameof(GetSiteFile)), Allow(Callers.Everybody)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{name}")] HttpRequest request, string name)
    {
        if (SiteFiles.Find(name) is not { } file)
        {
            return Problems.NotFound("Такого файла нет.");
        }

        if (file.Address.EndsWith(request.QueryString.Value ?? string.Empty, StringComparison.Ordinal) && request.QueryString.HasValue)
        {
            request.HttpContext.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        }

        return TypedResults.Text(file.Text, file.ContentType);
    }
}
