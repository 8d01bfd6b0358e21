using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Http;
using RoadmapFunctions.Reminders;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Hosting;

/// <summary>
/// The edge where an exception ends. It is logged once; a caller over HTTP gets a problem, and a timer fails, so that the host knows.
/// </summary>
public sealed partial class ExceptionBoundary(ILogger<ExceptionBoundary> logger) : IFunctionsWorkerMiddleware
{
    private const string StorageRetryAfterSeconds = "10";

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception e)
        {
            Log(context.FunctionDefinition.Name, Cause(e));
            if (context.GetHttpContext() is not { } http)
            {
                throw;
            }

            context.GetInvocationResult().Value = Answer(http, Cause(e));
        }
    }

    // The storage client throws what each of its attempts threw; the last one tells how it stands.
    private static Exception Cause(Exception exception) => exception is AggregateException { InnerExceptions: [.., var last] } ? Cause(last) : exception;

    private static IResult Answer(HttpContext http, Exception exception)
    {
        switch (exception)
        {
            case SyncStoppedException stopped:
                return Problems.Problem(StatusCodes.Status409Conflict, "Выгрузка остановлена", stopped.Message, stopped.ForPrograms);
            case SubmissionRefusedException refused:
                return Problems.Invalid(
                    StatusCodes.Status400BadRequest,
                    "В ответе есть ошибки",
                    "Ничего не сохранено. Исправьте поля, названные в errors, и отправьте ответ ещё раз.",
                    refused.Errors.Select(error => (error.Path, error.Message)));
            case ForeignAnswerException:
                return Problems.Problem(StatusCodes.Status403Forbidden, "Чужая школа", exception.Message);
            case CampaignFileException refused:
                return Problems.Invalid(
                    StatusCodes.Status400BadRequest,
                    "В файле есть ошибки",
                    "Ничего не сохранено. Исправьте места, названные в errors, и отправьте файл ещё раз.",
                    Sentences(refused.Mistakes));
            case AnswersOrphanedException orphaned:
                return Problems.Invalid(
                    StatusCodes.Status409Conflict,
                    "Часть ответов перестала бы учитываться",
                    "Ничего не сохранено. Исправьте места, названные в errors, или отправьте файл с acceptOrphans=true.",
                    Sentences(orphaned.Orphans));
            case KeyReusedException:
                return Problems.Problem(StatusCodes.Status422UnprocessableEntity, "Ключ занят", exception.Message);
            case BadHttpRequestException malformed:
                return Problems.Problem(malformed.StatusCode, "Запрос не понят", "Запрос оборван или нарушает правила HTTP.");
            case NothingToPublishException:
                return Problems.Problem(StatusCodes.Status409Conflict, "Издание не опубликовано", exception.Message);
            case SheetUnavailableException:
                return Problems.Problem(StatusCodes.Status502BadGateway, "Таблица не прочитана", exception.Message);
            case RequestFailedException { Status: 0 or >= 500 or 429 or 408 } or CampaignsUnavailableException:
                http.Response.Headers.RetryAfter = StorageRetryAfterSeconds;
                return Problems.Problem(StatusCodes.Status503ServiceUnavailable, "Хранилище не отвечает", "Ничего не потеряно; повторите запрос через несколько секунд.");
            default:
                return Problems.Problem(StatusCodes.Status500InternalServerError, "Внутренняя ошибка", "Ошибка записана в журнал. Назовите администратору номер записи.", "Номер записи — traceId этого ответа.");
        }
    }

    private static IEnumerable<(string Place, string Sentence)> Sentences(IEnumerable<CampaignMistake> mistakes) =>
        mistakes.Select(mistake => (mistake.Place, $"{mistake.Problem}. Как исправить: {mistake.Mend}."));

    private void Log(string function, Exception exception)
    {
        if (exception is SubmissionRefusedException or ForeignAnswerException or CampaignFileException or AnswersOrphanedException or KeyReusedException or BadHttpRequestException)
        {
            LogRefused(function, exception);
        }
        else if (exception is SyncStoppedException or SheetUnavailableException or NothingToPublishException or MailNotSentException)
        {
            LogExpected(function, exception);
        }
        else
        {
            LogUnexpected(function, exception);
        }
    }

    [LoggerMessage(EventId = 9001, Level = LogLevel.Error, Message = "{Function} failed")]
    private partial void LogUnexpected(string function, Exception exception);

    // The caller is told what is wrong; the log keeps no word of a school.
    [LoggerMessage(EventId = 9003, Level = LogLevel.Information, Message = "{Function} refused a request")]
    private partial void LogRefused(string function, Exception reason);

    [LoggerMessage(EventId = 9002, Level = LogLevel.Warning, Message = "{Function} could not finish; the operator must know")]
    private partial void LogExpected(string function, Exception exception);
}
