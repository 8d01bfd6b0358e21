using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reminders;
using RoadmapFunctions.Reporting.Reports;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>A line of what waits for the operator. It leads to the place where the work is done.</summary>
/// <param name="Whose">Names, or another remark; null when there is none.</param>
public sealed record TodayLine(string What, string Address, string? Whose = null);

/// <summary>What waits for the operator, the most urgent first.</summary>
public static class Today
{
    /// <summary>From this number of days before its due day, a silent school is named.</summary>
    public const int DaysOfSilence = 4;

    public static IReadOnlyList<TodayLine> Of(DeskView view) =>
        [
            .. Quarantine(view),
            .. Decisions(view),
            .. Doubts(view),
            .. Reading(view),
            .. Silence(view),
            .. Overdue(view),
            .. Returns(view),
            .. Heads(view),
            .. Troubles(view),
            .. PastTerms(view, onlyAhead: true),
            .. Editions(view),
        ];

    /// <summary>What should be settled before an edition is signed.</summary>
    public static IReadOnlyList<TodayLine> BeforeEdition(DeskView view) =>
        [
            .. Quarantine(view),
            .. Decisions(view),
            .. Doubts(view),
            .. Reading(view),
            .. Returns(view),
            .. Heads(view),
            .. Staleness(view),
            .. Emptiness(view),
            .. Awaited(view),
            .. Overdue(view),
            .. PastTerms(view),
        ];

    private static IEnumerable<TodayLine> Staleness(DeskView view) =>
        view.Stale ? [new("Таблица давно не читалась: её данные могли устареть", $"{DeskAddress.Of(view.Campaign)}#sheet")] : [];

    private static IEnumerable<TodayLine> Emptiness(DeskView view) =>
        view.Progress.Received == 0 ? [new("Не ответил никто: анализировать нечего", DeskAddress.Roster(view.Campaign, "missing"))] : [];

    private static IEnumerable<TodayLine> Awaited(DeskView view) =>
        Silent(view, "Срок ещё не наступил, и не", each => view.Now < DueOf(view, each));

    private static IEnumerable<TodayLine> Overdue(DeskView view) =>
        Silent(view, "Срок прошёл, а не", each => view.Now >= DueOf(view, each));

    private static DateTimeOffset DueOf(DeskView view, OrganizationProgress school) =>
        TimelinessRule.DueOf(view.Campaign, school.Terms).Instant(view.Campaign.Zone);

    private static IEnumerable<TodayLine> Silent(DeskView view, string opening, Func<OrganizationProgress, bool> which)
    {
        var silent = Missing(view, which);
        if (silent.Count > 0)
        {
            yield return new(
                $"{opening} {(silent.Count == 1 ? "ответила" : "ответили")} {Russian.Count(silent.Count, "школа", "школы", "школ")}",
                DeskAddress.Roster(view.Campaign, "missing"),
                Wording.Names(silent)
            );
        }
    }

    // Where the day has passed when the next report is made, its paper has only room for another one.
    private static IEnumerable<TodayLine> PastTerms(DeskView view, bool onlyAhead = false)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(view.Now, view.Campaign.Zone).DateTime);
        var next = view
            .Campaign.Milestones.Where(milestone => milestone.Publishes && milestone.Date > today)
            .Select(milestone => milestone.Date)
            .DefaultIfEmpty(today)
            .Min();
        var past = view.Campaign.Recommendations.Count(recommendation => recommendation.Due < next);
        return past > 0 && view.Campaign.IsGoingOnAt(view.Now) && !(onlyAhead && next == today)
            ?
            [
                new(
                    $"{(next == today ? "Прошёл" : $"К отчёту {Russian.Date(next)} пройдёт")} срок "
                        + $"{Russian.Count(past, "рекомендации", "рекомендаций", "рекомендаций")}: поставьте новый или уберите",
                    DeskAddress.Editor(view.Campaign.Id, RecommendationsPart.PartName),
                    "иначе вместо даты в отчёте останется пустая строка"
                ),
            ]
            : [];
    }

    private static IEnumerable<TodayLine> Quarantine(DeskView view)
    {
        var rows = view.Undecided;
        if (rows.Count > 0)
        {
            var likely = rows.Select(item => view.Campaign.FindOrganization(item.LikelyOrganizationId))
                .OfType<Organization>()
                .Distinct()
                .ToList();
            yield return new(
                $"В карантине {Russian.Count(rows.Count, "строка ждёт", "строки ждут", "строк ждут")} решения",
                DeskAddress.Quarantine(view.Campaign),
                likely.Count == 0 ? null : $"вероятно, {Wording.Names(likely)}"
            );
        }
    }

    // A row that is decided and still open has not become the school's answer yet.
    private static IEnumerable<TodayLine> Decisions(DeskView view)
    {
        var rows = view.NotActedYet;
        if (rows.Count > 0)
        {
            var named = view.Campaign.Sheet.IsNamed;
            yield return new(
                $"{Russian.Count(rows.Count, "решение", "решения", "решений")} по карантину ещё не "
                    + $"{Russian.Plural(rows.Count, "подействовало", "подействовали", "подействовало")}: "
                    + (named ? "получите ответы из таблицы" : "пришлите таблицу файлом ещё раз"),
                named ? $"{DeskAddress.Of(view.Campaign)}#sheet" : DeskAddress.Import(view.Campaign),
                Wording.Names(
                    rows.Select(item => view.Campaign.FindOrganization(item.AssignedOrganizationId)).OfType<Organization>().Distinct()
                )
                    is { Length: > 0 } schools
                    ? schools
                    : null
            );
        }
    }

    private static IEnumerable<TodayLine> Doubts(DeskView view)
    {
        foreach (var organization in view.InDoubt)
        {
            yield return new(
                "Удалена строка с ответом школы: скажите, был ли это её ответ",
                DeskAddress.Organization(view.Campaign, organization),
                organization.ShortName
            );
        }
    }

    private static IEnumerable<TodayLine> Reading(DeskView view)
    {
        var (words, against) = (new Texts(), new Texts());
        foreach (var school in view.Progress.Organizations)
        {
            foreach (var unread in school.Review?.Unread ?? [])
            {
                (unread.Contradicts ? against : words).Add(school.Organization);
            }
        }

        if (words.Count > 0)
        {
            yield return new(
                $"Не {Russian.Plural(words.Count, "прочитан", "прочитаны", "прочитано")} "
                    + Russian.Count(words.Count, "свой ответ", "своих ответа", "своих ответов"),
                DeskAddress.Reading(view.Campaign),
                Wording.Names(words.Schools)
            );
        }

        if (against.Count > 0)
        {
            yield return new(
                $"{Russian.Count(against.Count, "ответ противоречит", "ответа противоречат", "ответов противоречат")} себе",
                DeskAddress.Reading(view.Campaign),
                Wording.Names(against.Schools)
            );
        }
    }

    private static IEnumerable<TodayLine> Silence(DeskView view) => Silent(view, "Не", each => IsNear(view, each));

    private static List<Organization> Missing(DeskView view, Func<OrganizationProgress, bool> which) =>
        [.. view.Progress.Organizations.Where(each => each.IsMissing && which(each)).Select(each => each.Organization)];

    private static bool IsNear(DeskView view, OrganizationProgress school)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(view.Now, view.Campaign.Zone).DateTime);
        return today.AddDays(DaysOfSilence) >= TimelinessRule.DueOf(view.Campaign, school.Terms).Date && view.Now < DueOf(view, school);
    }

    private static IEnumerable<TodayLine> Heads(DeskView view)
    {
        var waiting = view.Progress.Organizations.Where(each => each.AwaitsHead).ToList();
        if (waiting.Count > 0)
        {
            yield return new(
                $"Не {Russian.Plural(waiting.Count, "утверждён", "утверждены", "утверждено")} "
                    + $"{(waiting.Count == 1 ? "руководителем" : "руководителями")} "
                    + Russian.Count(waiting.Count, "ответ", "ответа", "ответов"),
                DeskAddress.Roster(view.Campaign, "unconfirmed"),
                Wording.Names(waiting.Select(each => each.Organization))
            );
        }
    }

    private static IEnumerable<TodayLine> Returns(DeskView view)
    {
        var waiting = view.Progress.Organizations.Where(each => each.State is ReviewState.Returned).ToList();
        if (waiting.Count > 0)
        {
            yield return new(
                $"{Russian.Plural(waiting.Count, "Возвращён и не исправлен", "Возвращены и не исправлены", "Возвращены и не исправлены")} "
                    + Russian.Count(waiting.Count, "ответ", "ответа", "ответов"),
                DeskAddress.Roster(view.Campaign, "returned"),
                Wording.Names(waiting.Select(each => each.Organization))
            );
        }
    }

    private static IEnumerable<TodayLine> Troubles(DeskView view)
    {
        if (view.FailedLetters > 0)
        {
            yield return new(
                $"Не {(view.FailedLetters == 1 ? "ушло" : "ушли")} {Russian.Count(view.FailedLetters, "письмо", "письма", "писем")}",
                DeskAddress.Reminders(view.Campaign)
            );
        }

        if (view.Campaign.Sheet.IsNamed && view.LastRun is { Outcome: not SyncOutcome.Completed })
        {
            yield return new("Последнее чтение таблицы не удалось", $"{DeskAddress.Of(view.Campaign)}#sheet");
        }

        if (view.LastCompletedRun?.Warnings?.Any(warning => warning.Kind is SheetWarningKind.OtherTab) == true)
        {
            yield return new("Листы таблицы ждут решения: скажите, какие читать", $"{DeskAddress.Of(view.Campaign)}#sheet");
        }
    }

    private static IEnumerable<TodayLine> Editions(DeskView view)
    {
        if (view.LastEdition is { } edition && view.Now - edition.SnapshotAt < ReminderPlan.News)
        {
            yield return new(
                $"Издание {Wording.Numbered(edition.Number)} ждёт проверки и подписи",
                DeskAddress.Edition(view.Campaign, edition.Number),
                $"выпущено {Russian.DateAndTime(edition.SnapshotAt, view.Campaign.Zone)}"
            );
        }
    }

    private sealed class Texts
    {
        public int Count { get; private set; }

        public List<Organization> Schools { get; } = [];

        public void Add(Organization school)
        {
            Count++;
            if (Schools.Count == 0 || Schools[^1] != school)
            {
                Schools.Add(school);
            }
        }
    }
}
