using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>Basis, aim, indicators and methods: what an inspector looks for, in ten lines.</summary>
public static class BasisSection
{
    private const double MoscowHours = 3;
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    public static IEnumerable<Block> Compose(ReportData data, int section)
    {
        var (campaign, basis) = (data.Campaign, data.Campaign.LegalBasis);
        var parent = basis.InPursuanceOf is { } act ? $" Мониторинг проводится {Pursuance.InWords(act)}." : string.Empty;
        yield return new Heading(1, $"{section} Основание, цель и методы");
        yield return new Paragraph($"Основание: {Basis(campaign, MilestoneKind.Report)} {Russian.Quoted(basis.Title)}.{parent}");
        yield return new Paragraph(
            $"Цель: определить, как выполняются мероприятия и каким {data.Noun.Many.Dative} нужна методическая поддержка. "
                + $"Период: {Typography.Years(campaign.Period)}. Показатели: своевременность и полнота представления информации"
                + (
                    data.Analysis.Counted.Count > 0
                        ? "; степень выполнения каждого мероприятия; доля выполненных мероприятий"
                        : string.Empty
                )
                + " (приложение 2). Метод сбора — опрос по утверждённой форме; "
                + $"метод анализа — подсчёт отмеченных вариантов{Reading(data)}."
        );
        yield return new Paragraph($"{GivenAsOf(data)}.{Read(data)}{Occasion(data)}{Again(data)}");
    }

    // Only what has been done is a method.
    private static string Reading(ReportData data)
    {
        var all = data.Analysis.Activities.Sum(each => each.OwnWords.Count + each.Ambiguous.Count);
        var unread = data
            .Analysis.Organizations.SelectMany(each => each.Progress.Review?.Unread ?? [])
            .Count(each => each.Answer is { Other: not null } or { Ambiguous: not null });
        return all == 0 ? string.Empty
            : unread == 0 ? " и чтение ответов, данных в свободной форме"
            : unread >= all ? "; ответы, данные в свободной форме, ещё не прочитаны"
            : $" и чтение ответов, данных в свободной форме (прочитано {Russian.Number(all - unread)} из {Russian.Number(all)})";
    }

    /// <summary>«распоряжения департамента образования … от 22.01.2021 № 25/п».</summary>
    public static string Act(Campaign campaign) => DocumentHead.Act(campaign.LegalBasis, Russian.Genitive(campaign.LegalBasis.Kind));

    /// <summary>After «основание:»: «пункт 3 приказа …», and without a clause «приказ …».</summary>
    /// <param name="kind">Of the milestone that the clause is about.</param>
    public static string Basis(Campaign campaign, MilestoneKind kind) =>
        campaign.Milestones.FirstOrDefault(milestone => milestone.Kind == kind)?.Basis is { } clause
            ? $"{clause} {Act(campaign)}"
            : DocumentHead.Act(campaign.LegalBasis);

    public static string GivenAsOf(ReportData data) =>
        $"Сведения приведены {char.ToLower(AsOf(data)[0], Russian.Culture)}{AsOf(data)[1..]}";

    /// <summary>«По состоянию на 10.02.2021 09:00 (время местное, МСК+4)».</summary>
    public static string AsOf(ReportData data)
    {
        var (at, zone) = (data.Edition.SnapshotAt, data.Campaign.Zone);
        var hours = zone.GetUtcOffset(at).TotalHours - MoscowHours;
        var offset =
            hours == 0
                ? "время московское"
                : $"время местное, МСК{(hours > 0 ? "+" : "−")}{Math.Abs(hours).ToString("0.##", Russian.Culture)}";
        return $"По состоянию на {Russian.DateAndTime(at, zone)} ({offset})";
    }

    // If Google is silent on the day of the deadline, the edition rests on an earlier reading.
    private static string Read(ReportData data) =>
        data.Edition.SheetReadAt is { } readAt && data.Edition.SnapshotAt - readAt > Fresh
            ? $" Данные таблицы получены {Russian.DateAndTime(readAt, data.Campaign.Zone)}."
            : string.Empty;

    private static string Occasion(ReportData data) =>
        data.Edition.OutOfTurn
            ? $" Повод издания {Wording.Numbered(data.Edition.Number)}: {data.Edition.Reason.TrimEnd('.')}."
            : string.Empty;

    // The first edition has nothing to be compared with.
    private static string Again(ReportData data)
    {
        if (data.Changes is not { None: false } changes)
        {
            return string.Empty;
        }

        (string Words, IReadOnlyList<string> Ids)[] groups =
        [
            ("получены ответы", changes.Answered),
            ("изменены ответы", changes.Changed),
            ("отозваны ответы", changes.Withdrawn),
        ];
        var told = groups
            .Where(group => group.Ids.Count > 0)
            .Select(group => $"{group.Words}: {Wording.Names(data.Organizations(group.Ids))}")
            .Concat(Regrouped(data, changes));
        return $" Отчёт составлен повторно (предыдущее издание — {Wording.Numbered(changes.Previous)}); {string.Join("; ", told)}.";
    }

    private static string[] Regrouped(ReportData data, EditionChanges changes) =>
        changes.Regrouped.Select(data.Campaign.FindActivity).OfType<Activity>().ToList() is { Count: > 0 } activities
            ? [$"иначе сгруппированы свои ответы: {Wording.Activities(activities)}"]
            : [];
}
