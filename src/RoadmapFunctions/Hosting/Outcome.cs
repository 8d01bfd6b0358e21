using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reminders;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Hosting;

/// <summary>What becomes of an exception at the boundary: its log level, and the answer to a caller over HTTP.</summary>
internal sealed record Outcome(LogLevel Level, IResult Answer)
{
    private const int RetryAfterSeconds = 10;

    /// <summary>For a call that the host has cancelled because it stops.</summary>
    public static Outcome OfStop { get; } =
        Expected(
            Problems.Later(
                StatusCodes.Status503ServiceUnavailable,
                "Программа перезапускается",
                "Запрос прерван на середине; повторите его через несколько секунд.",
                RetryAfterSeconds
            )
        );

    public static Outcome Of(Exception exception) =>
        exception switch
        {
            SubmissionRefusedException refused => Refused(
                Problems.Invalid(
                    StatusCodes.Status400BadRequest,
                    "В ответе есть ошибки",
                    "Ничего не сохранено. Исправьте поля, названные в errors, и отправьте ответ ещё раз.",
                    refused.Errors.Select(error => (error.Path, error.Message))
                )
            ),
            ForeignAnswerException => Refused(Problems.Problem(StatusCodes.Status403Forbidden, "Чужая школа", exception.Message)),
            CampaignFileException refused => Refused(
                Problems.Invalid(
                    StatusCodes.Status400BadRequest,
                    "В файле есть ошибки",
                    "Ничего не сохранено. Исправьте места, названные в errors, и отправьте файл ещё раз.",
                    Sentences(refused.Mistakes)
                )
            ),
            AnswersOrphanedException orphaned => Refused(
                Problems.Invalid(
                    StatusCodes.Status409Conflict,
                    "Часть ответов перестала бы учитываться",
                    "Ничего не сохранено. Исправьте места, названные в errors, или отправьте файл с acceptOrphans=true.",
                    Sentences(orphaned.Orphans)
                )
            ),
            DamagedDraftException damaged => Expected(
                new Page<DamagedDraftPage>(new DamagedDraftModel(damaged.CampaignId, damaged.Revision), StatusCodes.Status409Conflict)
            ),
            SchoolQuotaException => Expected(
                Problems.Problem(StatusCodes.Status429TooManyRequests, "Слишком много ответов", exception.Message)
            ),
            KeyReusedException => Refused(Problems.Problem(StatusCodes.Status422UnprocessableEntity, "Ключ занят", exception.Message)),
            JsonBodyException body => Refused(body.Answer),
            BadHttpRequestException malformed => Refused(
                Problems.Problem(malformed.StatusCode, "Запрос не понят", "Запрос оборван или нарушает правила HTTP.")
            ),
            SyncStoppedException stopped => Expected(Problems.Conflict("Выгрузка остановлена", stopped.Message, stopped.ForPrograms)),
            NothingToPublishException => Expected(Problems.Conflict("Издание не опубликовано", exception.Message)),
            SheetUnavailableException => Expected(
                Problems.Problem(StatusCodes.Status502BadGateway, "Таблица не прочитана", exception.Message)
            ),
            MailNotSentException => Expected(Internal()),
            StorageUnavailableException or CampaignsUnavailableException => Expected(
                Problems.Later(
                    StatusCodes.Status503ServiceUnavailable,
                    "Хранилище не отвечает",
                    "Ничего не потеряно; повторите запрос через несколько секунд.",
                    RetryAfterSeconds
                )
            ),
            _ when FullDisk.IsMetBy(exception) => Expected(
                Problems.Problem(
                    StatusCodes.Status507InsufficientStorage,
                    "На сервере нет места",
                    "На диске сервера кончилось место. Ничего не изменено. Скажите администратору, чтобы он освободил место, и повторите."
                )
            ),
            _ => Unexpected(Internal()),
        };

    private static Outcome Refused(IResult answer) => new(LogLevel.Information, answer);

    private static Outcome Expected(IResult answer) => new(LogLevel.Warning, answer);

    private static Outcome Unexpected(IResult answer) => new(LogLevel.Error, answer);

    private static IResult Internal() =>
        Problems.Problem(
            StatusCodes.Status500InternalServerError,
            "Внутренняя ошибка",
            "Ошибка записана в журнал. Назовите администратору номер записи.",
            "Номер записи — traceId этого ответа."
        );

    private static IEnumerable<(string Place, string Sentence)> Sentences(IEnumerable<CampaignMistake> mistakes) =>
        mistakes.Select(mistake => (mistake.Place, $"{mistake.Problem}. Как исправить: {mistake.Mend}."));
}
