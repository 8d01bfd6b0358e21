using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace RoadmapFunctions.Hosting;

/// <summary>Errors as RFC 9457 describes them; the detail is for the person who asked, in Russian.</summary>
public static class Problems
{
    public static IResult NotFound(string detail) => Problem(StatusCodes.Status404NotFound, "Не найдено", detail);

    public static IResult UnknownCampaign(string id) => NotFound($"Кампании «{id}» нет. Список кампаний: GET /api/campaigns.");

    public static IResult BadRequest(string detail) => Problem(StatusCodes.Status400BadRequest, "Запрос не понят", detail);

    public static IResult Problem(int status, string title, string detail) => new TracedProblem(status, title, detail);

    private sealed class TracedProblem(int status, string title, string detail) : IResult
    {
        // The invocation's id stands in every log line of the host, also where no trace is collected.
        private const string InvocationId = "x-ms-invocation-id";

        public Task ExecuteAsync(HttpContext httpContext)
        {
            var trace = Activity.Current?.TraceId.ToString() ?? httpContext.Request.Headers[InvocationId].ToString();
            return Results.Problem(
                statusCode: status,
                title: title,
                detail: detail,
                extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["traceId"] = trace }).ExecuteAsync(httpContext);
        }
    }
}
