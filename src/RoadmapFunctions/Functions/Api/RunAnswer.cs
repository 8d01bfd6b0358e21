using System.Globalization;
using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Functions.Api;

/// <summary>How the API answers who has asked for work.</summary>
internal static class RunAnswer
{
    /// <summary>Seconds. A caller is cut off after 230: https://learn.microsoft.com/azure/azure-functions/functions-scale.</summary>
    private const int LongestWait = 200;

    private const int RetryAfterSeconds = 2;

    /// <summary>For a query that <see cref="WaitOf"/> refuses.</summary>
    public static IResult BadWait() => Problems.BadRequest($"wait — секунды, от 0 до {LongestWait}.");

    /// <returns>How long the caller waits for the result; null when the query says it wrongly.</returns>
    public static TimeSpan? WaitOf(HttpRequest request)
    {
        var text = request.Query["wait"].ToString();
        return text.Length == 0 ? TimeSpan.Zero
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= LongestWait
                ? TimeSpan.FromSeconds(seconds)
            : null;
    }

    /// <summary>202: the run goes on; its address says how far it is.</summary>
    public static IResult Accepted(HttpRequest request, Campaign campaign, WorkRun run)
    {
        AskAgainSoon(request);
        return TypedResults.Accepted($"/api/campaigns/{campaign.Id}/runs/{run.Id}", run);
    }

    public static void AskAgainSoon(HttpRequest request) =>
        request.HttpContext.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
}
