using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The rows that wait for the operator, and those that were settled.</summary>
public sealed class ShowQuarantine(DeskReader desk, Journal journal)
{
    [Function(nameof(ShowQuarantine)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/quarantine")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        await journal.AddAsync(request, by, JournalAct.QuarantineShown, campaign, cancellationToken: cancellationToken);
        var model = await desk.QuarantinePageAsync(campaign, cancellationToken);
        return new Page<QuarantinePage>(model with { Notice = NoticeOf(request) });
    }

    private static string? NoticeOf(HttpRequest request) =>
        request.Query.ContainsKey("waiting")
            ? "Решение записано. Таблицу сейчас прочитать не удалось; оно подействует при следующем "
                + "удачном чтении или когда вы пришлёте её файлом. Причина — на странице «Ход сбора»."
        : request.Query.ContainsKey("returned")
            ? "Решение отменено. Если строка уже учтена как ответ школы, он перестанет учитываться, когда вы пришлёте таблицу файлом."
        : request.Query.ContainsKey("unlearnt")
            ? "Решение записано. Название школы не запомнено: кампанию в ту же минуту изменил другой сотрудник. "
                + "Впишите его на карточке школы."
        : null;
}
