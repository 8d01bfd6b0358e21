using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Intake;
using RoadmapFunctions.Pages;

namespace RoadmapFunctions.Hosting;

/// <summary>Errors as RFC 9457 describes them; the detail is for the person who asked, in Russian.</summary>
public static class Problems
{
    private const string NotFoundTitle = "Не найдено";

    public static IResult NotFound(string detail) => Problem(StatusCodes.Status404NotFound, NotFoundTitle, detail);

    public static IResult UnknownCampaign(string id) => NotFound($"Кампании «{id}» нет.");

    public static IResult UnknownEdition() => Problem(
        StatusCodes.Status404NotFound, NotFoundTitle, "Такого издания нет.", "Список изданий: GET /api/campaigns/{кампания}/editions.");

    public static IResult BadRequest(string detail) => Problem(StatusCodes.Status400BadRequest, "Запрос не понят", detail);

    /// <summary>The fields at fault by their paths.</summary>
    public static IResult Invalid(IEnumerable<FieldError> errors) => new TracedProblem(
        StatusCodes.Status400BadRequest,
        "В ответе есть ошибки",
        "Ничего не сохранено. Исправьте поля, названные в errors, и отправьте ответ ещё раз.",
        errors.GroupBy(error => error.Path, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(error => error.Message).ToArray(), StringComparer.Ordinal));

    /// <summary>A file that was sent and cannot be used: its mistakes by their places.</summary>
    public static IResult Invalid(IEnumerable<CampaignMistake> mistakes) => new TracedProblem(
        StatusCodes.Status400BadRequest,
        "В файле есть ошибки",
        "Ничего не сохранено. Исправьте места, названные в errors, и отправьте файл ещё раз.",
        ByPlace(mistakes));

    /// <summary>A new version of a campaign by which some answers would not count any more.</summary>
    public static IResult Orphaned(IEnumerable<CampaignMistake> orphans) => new TracedProblem(
        StatusCodes.Status409Conflict,
        "Часть ответов перестала бы учитываться",
        "Ничего не сохранено. Исправьте места, названные в errors, или отправьте файл с acceptOrphans=true.",
        ByPlace(orphans));

    private static Dictionary<string, string[]> ByPlace(IEnumerable<CampaignMistake> mistakes) =>
        mistakes.GroupBy(mistake => mistake.Place, StringComparer.Ordinal).ToDictionary(
            group => group.Key, group => group.Select(mistake => $"{mistake.Problem}. Как исправить: {mistake.Mend}.").ToArray(), StringComparer.Ordinal);

    /// <summary>Whoever asked is looking at a page, or has clicked on a link of one.</summary>
    public static bool IsForPerson(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    /// <param name="forPrograms">A sentence that helps a program and would puzzle a person who looks at a page.</param>
    public static IResult Problem(int status, string title, string detail, string? forPrograms = null) => new TracedProblem(status, title, detail, forPrograms: forPrograms);

    private sealed class TracedProblem(
        int status, string title, string detail, Dictionary<string, string[]>? errors = null, string? forPrograms = null) : IResult
    {
        // The invocation's id stands in every log line of the host, also where no trace is collected.
        private const string InvocationId = "x-ms-invocation-id";

        public Task ExecuteAsync(HttpContext httpContext)
        {
            var trace = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? httpContext.Request.Headers[InvocationId].ToString();
            var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["traceId"] = trace };
            if (errors is not null)
            {
                extensions["errors"] = errors;
            }

            // A person who looks at a page gets a page; its address tells it from the API.
            return IsForPerson(httpContext.Request)
                ? new Page<ErrorPage>(status, (nameof(ErrorPage.Title), title), (nameof(ErrorPage.Detail), detail), (nameof(ErrorPage.TraceId), trace)).ExecuteAsync(httpContext)
                : Results.Problem(statusCode: status, title: title, detail: forPrograms is null ? detail : $"{detail} {forPrograms}", extensions: extensions).ExecuteAsync(httpContext);
        }
    }
}
