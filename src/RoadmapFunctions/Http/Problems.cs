using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace RoadmapFunctions.Http;

/// <summary>Errors as RFC 9457 describes them; the detail is for the person who asked, in Russian.</summary>
public static class Problems
{
    private const string NotFoundTitle = "Не найдено";

    public static IResult NotFound(string detail) => Problem(StatusCodes.Status404NotFound, NotFoundTitle, detail);

    public static IResult UnknownCampaign(string id) => NotFound($"Кампании «{id}» нет.");

    public static IResult UnknownOrganization() => NotFound("Такой школы в кампании нет.");

    public static IResult UnknownActivity() => NotFound("Такого мероприятия в кампании нет.");

    public static IResult BadRequest(string detail) => Problem(StatusCodes.Status400BadRequest, "Запрос не понят", detail);

    /// <summary>The stored state, or something that has happened in the meantime, does not allow it.</summary>
    public static IResult Conflict(string title, string detail, string? forPrograms = null) =>
        Problem(StatusCodes.Status409Conflict, title, detail, forPrograms);

    /// <param name="largest">Bytes.</param>
    public static IResult TooLarge(string title, long largest) =>
        Problem(StatusCodes.Status413PayloadTooLarge, title, $"Принимается не больше {largest} байт.");

    /// <summary>The request cannot be used; <c>errors</c> has the sentences by the places of the errors.</summary>
    public static IResult Invalid(int status, string title, string detail, IEnumerable<(string Place, string Sentence)> mistakes) =>
        new TracedProblem(
            status,
            title,
            detail,
            mistakes
                .GroupBy(mistake => mistake.Place, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Select(mistake => mistake.Sentence).ToArray(), StringComparer.Ordinal)
        );

    /// <summary>The request comes from a page, or from a link on a page.</summary>
    public static bool IsForPerson(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        || request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    /// <param name="forPrograms">A sentence that helps a program but would puzzle a person who looks at a page.</param>
    public static IResult Problem(int status, string title, string detail, string? forPrograms = null) =>
        new TracedProblem(status, title, detail, forPrograms: forPrograms);

    /// <summary>The same request may succeed later; Retry-After tells programs when.</summary>
    public static IResult Later(int status, string title, string detail, int seconds) =>
        new TracedProblem(status, title, detail, retryAfterSeconds: seconds);

    private sealed class TracedProblem(
        int status,
        string title,
        string detail,
        Dictionary<string, string[]>? errors = null,
        string? forPrograms = null,
        int? retryAfterSeconds = null
    ) : IResult
    {
        // The invocation's id is in every log line of the host, even when no trace is collected.
        private const string InvocationId = "x-ms-invocation-id";

        public Task ExecuteAsync(HttpContext httpContext)
        {
            var trace = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? httpContext.Request.Headers[InvocationId].ToString();
            if (retryAfterSeconds is { } seconds)
            {
                httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            }

            var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["traceId"] = trace };
            if (errors is not null)
            {
                extensions["errors"] = errors;
            }

            // A person gets a page, a program gets JSON; the address of the request tells them apart.
            return IsForPerson(httpContext.Request)
                ? new Page<ErrorPage>(new ErrorModel(title, detail, trace), status).ExecuteAsync(httpContext)
                : Results
                    .Problem(
                        statusCode: status,
                        title: title,
                        detail: forPrograms is null ? detail : $"{detail} {forPrograms}",
                        extensions: extensions
                    )
                    .ExecuteAsync(httpContext);
        }
    }
}
