using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>Strengths, deficits and risks, each with its numbers or names. Nothing is said about what does not exist.</summary>
public static class ConclusionsSection
{
    public static IEnumerable<Block> Compose(ReportData data, Numbering numbering)
    {
        yield return new Heading(1, $"{numbering.NextSection()} Выводы");
        (string Title, IReadOnlyList<string> Items)[] lists =
        [
            ("Сильные стороны:", [.. Strengths(data)]),
            ("Дефициты:", [.. Deficits(data)]),
            (
                $"Причины, названные {data.Noun.Many.Instrumental}:",
                [.. AdviceSection.CausesByActivity(data, data.Analysis.Hindrances, named: true)]
            ),
            ("Риски:", [.. Risks(data)]),
        ];
        foreach (var (title, items) in lists.Where(list => list.Items.Count > 0))
        {
            yield return new Paragraph(title);
            yield return new BulletList(Russian.Clauses(items));
        }

        foreach (var text in data.Analysis.Words(AnalystNote.Conclusions))
        {
            yield return new Paragraph(text);
        }
    }

    private static IEnumerable<string> Strengths(ReportData data)
    {
        var (progress, term) = (data.Analysis.Progress, data.Campaign.Terms.Organization);
        if (progress.Expected == 1)
        {
            yield break;
        }

        if (data.Analysis.IsComplete)
        {
            yield return $"все {term.Abbreviation} представили информацию и выполнили все мероприятия отчётного периода";
            yield break;
        }

        if (EssenceSection.Everywhere(data) is { Count: > 0 } everywhere)
        {
            yield return $"{(everywhere.Count == 1 ? "выполнено" : "выполнены")} во всех {data.Noun.Many.Prepositional}, "
                + $"представивших информацию: {string.Join("; ", everywhere.Select(Wording.Named))}";
        }
        else if (Mostly(data) is { Count: > 0 } mostly)
        {
            yield return $"{(mostly.Count == 1 ? "выполнено" : "выполнены")} не менее чем в трёх четвертях {term.Abbreviation}, "
                + $"представивших информацию: {string.Join("; ", mostly.Select(Wording.Named))}";
        }

        if (data.Analysis.Organizations.Where(each => each.Index is { } index && index.Done == index.Of).ToList() is { Count: > 0 } whole)
        {
            var who =
                whole.Count > Wording.MostInCell
                    ? Wording.Schools(whole.Count, term)
                    : Wording.AllNames(whole.Select(each => each.Organization));
            yield return $"все мероприятия отчётного периода выполнены: {who}";
        }

        if (progress.Missing == 0 && progress.Late == 0)
        {
            yield return $"информацию в срок представили все {data.Noun.Many.Nominative}";
        }

        if (data.Comparison is { } comparison && comparison.Now.Done > comparison.Before.Done)
        {
            yield return $"число выполненных мероприятий выросло с {Russian.Number(comparison.Before.Done)} "
                + $"до {Russian.Number(comparison.Now.Done)} из {Russian.Number(comparison.Now.Of)}";
        }
    }

    private static List<Activity> Mostly(ReportData data) =>
        [
            .. data
                .Analysis.Counted.Except(EssenceSection.Weakest(data))
                .Except(ActivitiesSection.LeastDone(data)) // nothing is a strength and a weakness at once
                .Where(each => 4 * each.Count(ExecutionStatus.Done) >= 3 * data.Analysis.Progress.Received)
                .Select(each => each.Activity),
        ];

    private static IEnumerable<string> Deficits(ReportData data)
    {
        if (data.Analysis.Progress.Expected > 1 && EssenceSection.Weakest(data) is { Count: > 0 } weakest)
        {
            yield return $"реже всего {(weakest.Count == 1 ? "выполнено" : "выполнены")} "
                + $"{string.Join("; ", weakest.Select(each => Wording.Named(each.Activity)))} — "
                + $"в {EssenceSection.HowMany(weakest, data.Campaign.Terms.Organization)}";
        }

        (ExecutionStatus Status, string Words)[] open =
        [
            (ExecutionStatus.NotDone, "не выполняется"),
            (ExecutionStatus.Unchanged, "применяется прежний порядок"),
        ];
        foreach (var (status, words) in open)
        {
            if (data.Analysis.Activities.Where(each => each.Count(status) > 0).ToList() is { Count: > 0 } activities)
            {
                var schools = activities.Select(each => $"{Wording.Activities([each.Activity])} — {Few(data, each.ByStatus[status])}");
                yield return $"{words}: {string.Join("; ", schools)}";
            }
        }

        if (data.Analysis.Progress.Organizations.Where(each => each.Timeliness == Timeliness.Late).ToList() is { Count: > 0 } late)
        {
            yield return $"информация представлена {Wording.Of(Timeliness.Late)}: {Few(data, late.Select(each => each.Organization))}";
        }

        if (data.Comparison is { } comparison && comparison.Now.Done < comparison.Before.Done)
        {
            yield return $"число выполненных мероприятий снизилось с {Russian.Number(comparison.Before.Done)} "
                + $"до {Russian.Number(comparison.Now.Done)} из {Russian.Number(comparison.Now.Of)}";
        }
    }

    private static IEnumerable<string> Risks(ReportData data)
    {
        if (data.Overdue is { Count: > 0 } silent)
        {
            yield return $"нет сведений о выполнении мероприятий: {Few(data, silent)}";
        }

        if (data.Organizations(data.Unsettled) is { Count: > 0 } unsettled)
        {
            yield return $"не уточнено, {ParticipationSection.WhetherAnswered(unsettled)}";
        }

        if (data.Analysis.Organizations.Where(each => each.Count(ExecutionStatus.NeedsReading) > 0).ToList() is { Count: > 0 } unread)
        {
            yield return $"не оценены ответы, данные в свободной форме или противоречивые: "
                + $"{Few(data, unread.Select(each => each.Organization))}";
        }
    }

    private static string Few(ReportData data, IEnumerable<Organization> organizations) =>
        Wording.Few([.. organizations], data.Campaign.Terms.Organization);
}
