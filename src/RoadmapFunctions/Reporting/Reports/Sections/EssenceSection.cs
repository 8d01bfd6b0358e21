using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>The whole report in half a page, for people who read no further.</summary>
public static class EssenceSection
{
    public static IEnumerable<Block> Compose(ReportData data)
    {
        yield return new Heading(1, "Главное");
        yield return new BulletList([.. Result(data), .. Support(data), .. Silence(data)]);
    }

    /// <summary>How many have reported, how much is done, and where the difficulties are.</summary>
    public static IEnumerable<string> Result(ReportData data)
    {
        var (progress, index, term) = (data.Analysis.Progress, data.Analysis.Index, data.Campaign.Terms.Organization);
        yield return ParticipationSection.Received(data, late: null, opens: true);
        if (data.Analysis.Counted.Count == 0)
        {
            yield break;
        }

        var unread = data.Analysis.Counted.Sum(each => each.Count(ExecutionStatus.NeedsReading));
        yield return data.Analysis.IsComplete
            ? "Все мероприятия отчётного периода выполнены."
            : $"{Carried(data)} {Russian.Count(index.Done, "мероприятие", "мероприятия", "мероприятий")} из {Wording.Of(index)}"
                + $"{(unread == 0 ? null : $"; ещё не оценено — {Russian.Number(unread)}")}.";
        if (Everywhere(data) is { Count: > 0 } everywhere && !data.Analysis.IsComplete && progress.Expected > 1)
        {
            yield return $"Во всех {data.Noun.Many.Prepositional}, представивших информацию, "
                + $"{(everywhere.Count == 1 ? "выполнено" : "выполнены")} {Wording.Activities(everywhere)}.";
        }

        if (Weakest(data) is { Count: > 0 } weakest)
        {
            var one = weakest.Count == 1;
            var named = Russian.List([.. weakest.Select(each => Wording.Named(each.Activity))]);
            // An activity that two thirds have done is not a difficulty.
            var how =
                3 * weakest[0].Count(ExecutionStatus.Done) < 2 * weakest[0].Known
                    ? $"Наибольшие затруднения {(one ? "вызвало" : "вызвали")} {named}: {(one ? "выполнено" : "выполнены")}"
                    : $"Реже других {(one ? "выполнено" : "выполнены")} {named}:";
            yield return $"{how} в {HowMany(weakest, term)}.";
        }
    }

    // The plan has fewer activities than all schools together have carried out.
    private static string Carried(ReportData data) =>
        data.Analysis.Progress.Received == 1
            ? "Выполнено"
            : $"{Russian.Capitalized(data.Noun.Many.Nominative)}, представившие информацию, выполнили";

    /// <summary>Activities that every school that answered has done; none when nobody has answered.</summary>
    public static IReadOnlyList<Activity> Everywhere(ReportData data) =>
        data.Analysis.Progress.Received == 0
            ? []
            :
            [
                .. data
                    .Analysis.Counted.Where(each => each.Count(ExecutionStatus.Done) == data.Analysis.Progress.Received)
                    .Select(each => each.Activity),
            ];

    /// <summary>
    /// Activities with the smallest share done among the schools whose status is known, up to three; empty when all are done. An activity
    /// is not judged when most of its statuses are unknown.
    /// </summary>
    public static IReadOnlyList<ActivityAnalysis> Weakest(ReportData data)
    {
        var judged = data.Analysis.Counted.Where(each => each.Known > 0 && 2 * each.Known >= data.Analysis.Progress.Received).ToList();
        var least = judged.Select(Share).DefaultIfEmpty(1).Min();
        var weakest = judged.Where(each => Share(each) == least).ToList();
        return least < 1 && weakest.Count <= 3 && weakest.DistinctBy(each => (each.Known, each.Asked)).Count() == 1 ? weakest : [];

        static decimal Share(ActivityAnalysis each) => (decimal)each.Count(ExecutionStatus.Done) / each.Known;
    }

    /// <summary>
    /// «1 из 5 ООУ (не оценено — 1)»: of all who were asked, as every other number of the report, and how many of them may yet change it.
    /// </summary>
    /// <param name="weakest">With equal numbers done and known.</param>
    public static string HowMany(IReadOnlyList<ActivityAnalysis> weakest, OrganizationTerm term)
    {
        var first = weakest[0];
        var (unread, silent) = (first.Count(ExecutionStatus.NeedsReading), first.Asked - first.Answered);
        string[] open = weakest.All(each => each.Answered == first.Answered)
            ?
            [
                .. (unread > 0 ? $"не оценено — {Russian.Number(unread)}" : null).OrNone(),
                .. (silent > 0 ? $"нет ответа — {Russian.Number(silent)}" : null).OrNone(),
            ]
            : [$"не оценено или нет ответа — {Russian.Number(unread + silent)}"];
        return $"{Wording.Share(first.Count(ExecutionStatus.Done), first.Asked)} {term.Abbreviation}"
            + (open.Length == 0 ? string.Empty : $" ({string.Join(", ", open)})");
    }

    /// <summary>Schools that have certainly not answered: too late, or while there is time.</summary>
    /// <param name="brief">Many schools are only counted.</param>
    public static IEnumerable<string> NotYet(ReportData data, bool brief)
    {
        if (data.Overdue is { Count: > 0 } overdue)
        {
            var names = brief ? Few(overdue, NameCase.Genitive) : Wording.Names(overdue, NameCase.Genitive);
            yield return $"Информация не поступила от {names}.";
        }

        if (data.Silent.Except(data.Overdue).ToList() is { Count: > 0 } awaited)
        {
            var awaitedNames = brief ? Few(awaited) : Wording.Names(awaited);
            yield return $"Срок представления информации ещё не наступил; пока не ответили: {awaitedNames}.";
        }

        string Few(IReadOnlyList<Organization> schools, NameCase wanted = NameCase.Nominative) =>
            Wording.Few(schools, data.Campaign.Terms.Organization, wanted);
    }

    private static IEnumerable<string> Support(ReportData data)
    {
        if (In(data, SupportGroup.Critical) is { Count: > 0 } critical)
        {
            yield return $"Адресная методическая поддержка требуется "
                + $"{Wording.Few(critical, data.Campaign.Terms.Organization, NameCase.Dative)}.";
        }

        if (In(data, SupportGroup.Attention) is { Count: > 0 } attention)
        {
            yield return $"Повышенного внимания {(attention.Count == 1 ? "требует" : "требуют")} "
                + $"{Wording.Few(attention, data.Campaign.Terms.Organization)}.";
        }
    }

    private static List<Organization> In(ReportData data, SupportGroup group) =>
        [.. data.Analysis.Organizations.Where(each => each.Support == group).Select(each => each.Organization)];

    /// <summary>Schools about which nothing is known, and schools that may have answered.</summary>
    public static IEnumerable<string> Silence(ReportData data)
    {
        foreach (var sentence in NotYet(data, brief: true))
        {
            yield return sentence;
        }

        if (data.Organizations(data.Unsettled) is { Count: > 0 } unsettled)
        {
            yield return $"Уточняется, {ParticipationSection.WhetherAnswered(unsettled)}.";
        }
    }
}
