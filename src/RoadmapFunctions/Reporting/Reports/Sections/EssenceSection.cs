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
        yield return new BulletList([.. Preliminary(data).OrNone(), .. Result(data), .. Support(data), .. Silence(data)]);
    }

    // Whoever signs must see at once that the paper may yet change.
    private static string? Preliminary(ReportData data)
    {
        var unread = data.Analysis.Progress.Unread;
        return unread == 0
            ? null
            : $"Отчёт предварительный: не {Russian.Plural(unread, "прочитан", "прочитаны", "прочитано")} "
                + $"{Russian.Count(unread, "ответ", "ответа", "ответов")}, "
                + $"{Russian.Plural(unread, "данный", "данные", "данных")} в свободной форме или "
                + $"{Russian.Plural(unread, "противоречивый", "противоречивые", "противоречивых")}.";
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
        if (progress.Expected == 1)
        {
            if (Unfinished(data) is { Length: > 0 } unfinished)
            {
                yield return unfinished;
            }

            yield break;
        }

        if (Everywhere(data) is { Count: > 0 } everywhere && !data.Analysis.IsComplete)
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

        if (Territories(data) is { } territories)
        {
            yield return territories;
        }
    }

    // Of one school everything can be said, and nothing compared.
    private static string Unfinished(ReportData data) =>
        string.Join(
            "; ",
            Enum.GetValues<ExecutionStatus>()
                .Where(status => status != ExecutionStatus.Done)
                .Select(status => (status, Activities: data.Analysis.Counted.Where(each => each.Count(status) > 0).ToList()))
                .Where(each => each.Activities.Count > 0)
                .Select(each =>
                    $"{Wording.Of(each.status)}: {string.Join("; ", each.Activities.Select(activity => Wording.Named(activity.Activity)))}"
                )
        )
            is { Length: > 0 } open
            ? $"{Russian.Capitalized(open)}."
            : string.Empty;

    /// <returns>Where most and least is done and reported; null where there is one territory, or all are alike.</returns>
    private static string? Territories(ReportData data)
    {
        var all = MunicipalityTotals.Of(data.Analysis).Where(each => each.Index.Of > 0).ToList();
        if (all.Count < 2)
        {
            return null;
        }

        var (best, worst) = (all.MaxBy(Share)!, all.MinBy(Share)!);
        var silent = MunicipalityTotals.Of(data.Analysis).Where(each => each.Expected > 0).MinBy(Answered)!;
        string[] sentences =
        [
            .. (
                all.Count(each => Share(each) == Share(best)) == 1 && all.Count(each => Share(each) == Share(worst)) == 1
                    ? $"Наибольшая доля выполненных мероприятий: {Done(best)}; наименьшая: {Done(worst)}."
                    : null
            ).OrNone(),
            .. (
                Answered(silent) < 1 && all.Count(each => Answered(each) == Answered(silent)) <= 1
                    ? $"Наименьшая доля представивших информацию: {silent.Name} — {Wording.Share(silent.Received, silent.Expected)}."
                    : null
            ).OrNone(),
        ];
        return sentences.Length == 0 ? null : string.Join(' ', sentences);

        static decimal Share(MunicipalityTotals each) => (decimal)each.Index.Done / each.Index.Of;
        static decimal Answered(MunicipalityTotals each) => (decimal)each.Received / each.Expected;
        static string Done(MunicipalityTotals each) => $"{each.Name} — {Wording.Share(each.Index.Done, each.Index.Of)}";
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
    /// «1 из 5 ООУ (в процессе — 3, не оценено — 1)»: of all who were asked, as every other number of the report, and what is known of
    /// the others.
    /// </summary>
    /// <param name="weakest">With equal numbers done and known.</param>
    public static string HowMany(IReadOnlyList<ActivityAnalysis> weakest, OrganizationTerm term)
    {
        var first = weakest[0];
        string[] open = [.. Others(first)];
        return $"{Wording.Share(first.Count(ExecutionStatus.Done), first.Asked)} {term.Abbreviation}"
            + (
                open.Length == 0 || weakest.Any(each => !Others(each).SequenceEqual(open, StringComparer.Ordinal))
                    ? string.Empty
                    : $" ({string.Join(", ", open)})"
            );
    }

    /// <summary>Those that were asked and have not done it, by what they have said; together with the done they are all asked.</summary>
    public static IEnumerable<string> Others(ActivityAnalysis activity)
    {
        ExecutionStatus[] said =
        [
            ExecutionStatus.InProgress,
            ExecutionStatus.Unchanged,
            ExecutionStatus.NotDone,
            ExecutionStatus.NeedsReading,
        ];
        foreach (var status in said.Where(status => activity.Count(status) > 0))
        {
            yield return $"{Wording.Of(status)} — {Russian.Number(activity.Count(status))}";
        }

        if (activity.Asked > activity.Answered)
        {
            yield return $"нет ответа — {Russian.Number(activity.Asked - activity.Answered)}";
        }
    }

    /// <summary>Schools that have certainly not answered: too late, or while there is time.</summary>
    /// <param name="brief">Many schools are only counted.</param>
    /// <param name="annexed">The paper has the annexes of the report.</param>
    public static IEnumerable<string> NotYet(ReportData data, bool brief, bool annexed = false)
    {
        var empty = data.Empty;
        if (data.Overdue.Except(empty).ToList() is { Count: > 0 } overdue)
        {
            var names =
                brief || overdue.Count > Wording.MostInCell ? Few(overdue, NameCase.Genitive) : Wording.Names(overdue, NameCase.Genitive);
            yield return $"Информация не поступила от {names}{(data.AnnexesSilent && annexed ? " (приложение 3)" : null)}.";
        }

        if (empty.Count > 0)
        {
            var term = data.Campaign.Terms.Organization;
            var names = empty.Count <= Wording.MostInWords || !brief ? $": {Wording.AllNames(empty)}" : string.Empty;
            yield return $"{(empty.Count == 1 ? "Форму" : "Формы")} без единого ответа {term.Did(empty.Count, "направ")} "
                + $"{Wording.Schools(empty.Count, term)}{names}.";
        }

        if (data.Silent.Except(data.Overdue).Except(empty).ToList() is { Count: > 0 } awaited)
        {
            var names = brief || awaited.Count > Wording.MostInCell ? Few(awaited) : Wording.Names(awaited);
            yield return $"Срок представления информации ещё не наступил; пока не ответили: {names}.";
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
