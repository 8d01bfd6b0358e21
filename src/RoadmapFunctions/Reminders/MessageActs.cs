using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Reports;

namespace RoadmapFunctions.Reminders;

/// <summary>Writes to schools in the operator's words, and records how many letters were sent. Shared by the desk and the API.</summary>
public sealed class MessageActs(ReminderJob letters, IOptions<MailOptions> mail, Journal journal, TimeProvider time)
{
    /// <summary>Characters.</summary>
    public const int LongestText = 4_000;

    public bool Configured => mail.Value.Configured;

    /// <returns>Why it cannot be sent, in Russian; null when it can.</returns>
    public string? Problem(IReadOnlyList<Organization> reached, string text) =>
        !Configured ? "Почтовый сервер не настроен."
        : reached.Count == 0 ? "Писать некому: у этих школ не указан адрес электронной почты, или никто не выбран."
        : text.Length == 0 ? "Напишите текст письма."
        : text.Length > LongestText ? $"Текст длиннее {Russian.Count(LongestText, "знака", "знаков", "знаков")}. Сократите его."
        : null;

    /// <param name="reached">Schools with an address.</param>
    /// <returns>Null when no mail server is configured.</returns>
    public async Task<ReminderRun?> SendAsync(
        HttpRequest request,
        OperatorCaller by,
        Campaign campaign,
        IReadOnlyList<Organization> reached,
        string text,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var run = await letters.SendNowAsync(
            campaign,
            [.. reached.Select(school => ReminderPlan.OfMessage(campaign, school, text, now))],
            cancellationToken
        );
        if (run is { Sent: > 0 } or { Trouble: not null }) // the same words again are not an act
        {
            var detail = $"ушло писем: {Number(run.Sent)} из {Number(reached.Count)}: {Wording.Few(reached, campaign.Terms.Organization)}";
            await journal.AddAsync(request, by, JournalAct.MessageSent, campaign, detail: detail, cancellationToken: cancellationToken);
        }

        return run;

        static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
