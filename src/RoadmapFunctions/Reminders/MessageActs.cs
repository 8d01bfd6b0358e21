using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reminders;

/// <summary>Writes to schools in the operator's words, and puts it on record first. The desk and the API ask for the same.</summary>
public sealed class MessageActs(ReminderJob letters, IOptions<MailOptions> mail, Journal journal, TimeProvider time)
{
    /// <summary>Characters.</summary>
    public const int LongestText = 4_000;

    public bool Configured => mail.Value.Configured;

    /// <returns>Why it cannot go, in Russian; null when it can.</returns>
    public string? Problem(IReadOnlyCollection<Organization> reached, string text) =>
        !Configured ? "Почтовый сервер не настроен."
        : reached.Count == 0 ? "Писать некому. Выберите других."
        : text.Length == 0 ? "Напишите текст письма."
        : text.Length > LongestText ? $"Текст длиннее {Russian.Count(LongestText, "знака", "знаков", "знаков")}. Сократите его."
        : null;

    /// <param name="reached">Schools with an address.</param>
    /// <returns>Null when no mail server is configured.</returns>
    public async Task<ReminderRun?> SendAsync(
        HttpRequest request,
        OperatorCaller by,
        Campaign campaign,
        IReadOnlyCollection<Organization> reached,
        string text,
        CancellationToken cancellationToken
    )
    {
        var detail = $"писем: {reached.Count.ToString(CultureInfo.InvariantCulture)}";
        await journal.AddAsync(request, by, JournalAct.MessageSent, campaign, detail: detail, cancellationToken: cancellationToken);
        var now = time.GetUtcNow();
        return await letters.SendNowAsync(
            campaign,
            [.. reached.Select(school => ReminderPlan.OfMessage(campaign, school, text, now))],
            cancellationToken
        );
    }
}
