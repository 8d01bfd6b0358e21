using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>The whole report in half a page, for whoever reads no further.</summary>
public static class EssenceSection
{
    public static IEnumerable<Block> Compose(ReportData data)
    {
        yield return new Heading(1, "Главное");
        yield return new BulletList([.. Result(data), .. Support(data), .. Silence(data)]);
    }

    /// <summary>How many have reported, how much is done, where it is stuck.</summary>
    public static IEnumerable<string> Result(ReportData data)
    {
        var (progress, index, term) = (data.Analysis.Progress, data.Analysis.Index, data.Campaign.Terms.Organization);
        yield return $"Информацию {term.Did(progress.Received, "представ")} "
            + $"{Wording.Share(progress.Received, progress.Expected)} {term.Abbreviation}, "
            + $"в установленный срок — {Russian.Number(progress.OnTime)}.";
        if (data.Analysis.Counted.Count == 0)
        {
            yield break;
        }

        yield return data.Analysis.IsComplete
            ? "Все мероприятия отчётного периода выполнены."
            : $"{Wording.Schools(progress.Received, term)}, {term.HavingDone(progress.Received, "представ")} "
                + $"информацию, {term.Did(progress.Received, "выполн")} "
                + $"{Russian.Count(index.Done, "мероприятие", "мероприятия", "мероприятий")} из {Wording.Of(index)}.";
        if (Everywhere(data) is { Count: > 0 } everywhere && !data.Analysis.IsComplete)
        {
            yield return $"Во всех {data.Noun.Many.Prepositional}, представивших информацию, "
                + $"{(everywhere.Count == 1 ? "выполнено" : "выполнены")} {Wording.Activities(everywhere)}.";
        }

        if (Weakest(data) is { Count: > 0 } weakest)
        {
            var done = weakest[0].Count(ExecutionStatus.Done);
            yield return $"Наибольшие затруднения {(weakest.Count == 1 ? "вызвало" : "вызвали")} "
                + $"{Russian.List([.. weakest.Select(each => Wording.Named(each.Activity))])}: "
                + $"выполнено в {Wording.Share(done, progress.Received)} {term.Abbreviation}.";
        }
    }

    /// <summary>Activities that every school that answered has done.</summary>
    public static IReadOnlyList<Activity> Everywhere(ReportData data) =>
        [
            .. data
                .Analysis.Counted.Where(each => each.Count(ExecutionStatus.Done) == data.Analysis.Progress.Received)
                .Select(each => each.Activity),
        ];

    /// <summary>Activities that the fewest have done, up to three; none when all are done.</summary>
    public static IReadOnlyList<ActivityAnalysis> Weakest(ReportData data)
    {
        var least = data.Analysis.Counted.Select(each => each.Count(ExecutionStatus.Done)).DefaultIfEmpty(int.MaxValue).Min();
        List<ActivityAnalysis> weakest = [.. data.Analysis.Counted.Where(each => each.Count(ExecutionStatus.Done) == least)];
        return least < data.Analysis.Progress.Received && weakest.Count <= 3 ? weakest : [];
    }

    private static IEnumerable<string> Support(ReportData data)
    {
        (SupportGroup Group, string Words)[] groups =
        [
            (SupportGroup.Critical, "Адресная методическая поддержка требуется"),
            (SupportGroup.Attention, "Повышенного внимания требуют"),
        ];
        foreach (var (group, words) in groups)
        {
            if (data.Analysis.Organizations.Where(each => each.Support == group).ToList() is { Count: > 0 } found)
            {
                yield return $"{words} {Wording.Names(found.Select(each => each.Organization))}.";
            }
        }
    }

    private static IEnumerable<string> Silence(ReportData data)
    {
        if (data.Silent is { Count: > 0 } silent)
        {
            yield return $"Информация не представлена: {Wording.Names(silent)}.";
        }

        if (data.Organizations(data.Unsettled) is { Count: > 0 } unsettled)
        {
            yield return $"Уточняется, от этих ли {data.Noun.Many.Genitive} поступили неучтённые записи: {Wording.Names(unsettled)}.";
        }
    }
}
