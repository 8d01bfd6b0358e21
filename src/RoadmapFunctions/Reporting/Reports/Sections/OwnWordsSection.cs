using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>
/// What schools wrote in their own words, each text once: what hinders them, and what has worked. Beside a text stands how it was counted,
/// or a person's assessment where there is one.
/// </summary>
public static class OwnWordsSection
{
    /// <summary>More texts are reported by their groups; the workbook has each.</summary>
    private const int MostTexts = 30;

    private const int MostHindrances = 60;

    /// <summary>Whether near texts are joined in the report.</summary>
    public static bool Joins(ReportData data) =>
        data.Analysis.Activities.Sum(activity => activity.OwnWords.Count + activity.Ambiguous.Count) > MostTexts;

    /// <param name="forCommittee">Without texts that wait for a reader.</param>
    public static IEnumerable<Block> Compose(ReportData data, Numbering numbering, bool forCommittee = false)
    {
        var organizations = data.Analysis.Organizations.ToDictionary(each => each.Organization.Id, StringComparer.Ordinal);
        List<Said> said =
        [
            .. data
                .Analysis.Activities.SelectMany(activity =>
                    activity
                        .OwnWords.Select(words => (words.Organization, words.Text, Own: words.Text))
                        .Concat(
                            activity.Ambiguous.Select(words =>
                                (words.Organization, words.Text, Own: Hindrance.OwnPart(activity.Activity, words.Text))
                            )
                        )
                        .Select(words => new Said(
                            activity,
                            words.Organization,
                            words.Text,
                            words.Own,
                            organizations[words.Organization.Id].FindStatus(activity.Activity),
                            organizations[words.Organization.Id].Progress.Review
                        ))
                )
                .Where(each => !forCommittee || !each.Waits),
        ];
        var causes = data.Analysis.Words(AnalystNote.Causes).ToList();
        if (said.Count == 0 && causes.Count == 0)
        {
            yield break;
        }

        yield return new Heading(1, $"{numbering.NextSection()} Причины, затруднения и опыт, названные {data.Noun.Many.Instrumental}");
        foreach (var text in causes)
        {
            yield return new Paragraph(text);
        }

        if (said.Count == 0)
        {
            yield break;
        }

        var table = numbering.NextTable();
        yield return new Paragraph(
            $"В свободной форме {Russian.Plural(said.Count, "дан", "даны", "дано")} "
                + $"{Russian.Count(said.Count, "ответ", "ответа", "ответов")} (таблица{Russian.NonBreakingSpace}{table}). "
                + (said.Count > MostTexts ? Joined : "Тексты приведены без изменений.")
                + Unread(said)
                + Unseen(said)
                + (forCommittee ? string.Empty : Contradictory(data, said))
        );
        yield return said.Count > MostTexts ? Groups(data, said, table) : Texts(data, said, table);
    }

    /// <summary>Number of texts that a sentence names one by one.</summary>
    private const int MostUnread = 8;

    private const string Joined = "Близкие ответы объединены; тексты — в электронном приложении (книга Excel, лист «Свои ответы»).";

    private static Table Texts(ReportData data, List<Said> said, int table) =>
        new(
            table,
            "Ответы в свободной форме",
            [
                new("№ мероприятия", 1.4, Numeric: true),
                new(Russian.Capitalized(data.Noun.One.Nominative), 1.5),
                new("Ответ", 5),
                new("Мероприятие учтено как", 1.6),
            ],
            [
                .. said.OrderBy(each => each.Status == ExecutionStatus.Done)
                    .Select(each =>
                        (IReadOnlyList<TableCell>)
                            [
                                new(each.Activity.Activity.Number),
                                new(each.Organization.ShortName),
                                new(each.Text) { Verbatim = true },
                                new(CountedAs(each), Wording.ToneOf(each.Status)),
                            ]
                    ),
            ]
        )
        {
            LargestType = 10,
        };

    private static Table Groups(ReportData data, List<Said> said, int table)
    {
        var (found, all) = (0, new List<(Activity Activity, WordGroup Group, bool Hinders)>());
        foreach (var each in said.GroupBy(each => each.Activity))
        {
            var groups = GroupsOf(each.Key, [.. each]);
            found += groups.Count;
            all.AddRange(
                Foremost(
                    groups.Select(group =>
                        (
                            each.Key.Activity,
                            group,
                            Hinders: group.Words.Any(words =>
                                Hindrance.Of(data.Analysis.Of(words.Organization), each.Key.Activity) is not null
                            )
                        )
                    )
                )
            );
        }

        var shown = Foremost(all);
        return new(
            table,
            "Ответы в свободной форме",
            [
                new("№ мероприятия", 1.4, Numeric: true),
                new("О чём", 5),
                new($"Число {data.Campaign.Terms.Organization.Abbreviation}", 1.1, Numeric: true),
                new(Russian.Capitalized(data.Noun.Many.Nominative), 3),
            ],
            [
                .. shown.Select(each =>
                    (IReadOnlyList<TableCell>)
                        [
                            new(each.Activity.Number),
                            new(each.Group.Name) { Verbatim = true },
                            new(Russian.Number(each.Group.Words.Count)),
                            new(Who([.. each.Group.Words.Select(words => words.Organization)])),
                        ]
                ),
            ],
            "Сначала — ответы, в которых названы затруднения."
                + (
                    shown.Count == found
                        ? string.Empty
                        : $" Остальные показаны, если встречаются чаще других; ещё {Russian.Number(found - shown.Count)} "
                            + "— в электронном приложении (книга Excel, лист «Свои ответы»)."
                )
        )
        {
            LargestType = 10,
        };

        // What hinders schools comes first, and up to a limit is never left out because few have written it.
        static List<(Activity Activity, WordGroup Group, bool Hinders)> Foremost(
            IEnumerable<(Activity Activity, WordGroup Group, bool Hinders)> groups
        )
        {
            var ordered = groups.OrderByDescending(each => each.Hinders).ThenByDescending(each => each.Group.Words.Count).ToList();
            return [.. ordered.Take(Math.Clamp(ordered.Count(each => each.Hinders), MostTexts, MostHindrances))];
        }

        // The analysis has grouped what stands alone in its cell.
        static IReadOnlyList<WordGroup> GroupsOf(ActivityAnalysis activity, List<Said> said) =>
            said.Count == activity.OwnWords.Count && activity.Ambiguous.Count == 0
                ? activity.Words.Groups
                : WordGroups.Of([.. said.Select(text => new OwnWords(text.Organization, text.Own))], activity.Corrections).Groups;

        // Many names say less than where the schools are.
        static string Who(IReadOnlyList<Organization> schools)
        {
            if (schools.Count <= Wording.MostInWords || schools.Any(each => each.Municipality is null))
            {
                return Wording.AllNames(schools);
            }

            var places = schools.CountBy(each => each.Municipality!).OrderByDescending(each => each.Value).ToList();
            var named = string.Join("; ", places.Take(MostPlaces).Select(each => $"{each.Key} — {Russian.Number(each.Value)}"));
            var others = Russian.Number(places.Skip(MostPlaces).Sum(each => each.Value));
            return places.Count <= MostPlaces ? named : $"{named}; в других территориях — {others}";
        }
    }

    private const int MostPlaces = 3;

    // A person's assessment stands beside the text.
    private static string CountedAs(Said said) =>
        said.Status is null
            ? said.Assessment?.Comment is { Length: > 0 } comment
                ? comment
                : Wording.Of(said.Status)
            : said.Assessment is { } read
                ? Wording.Of(said.Status)
                    + (read.Cause.Length == 0 ? string.Empty : $"; причина: {read.Cause}")
                    + (read.Comment.Length == 0 ? string.Empty : $". {read.Comment}")
                : Wording.Of(said.Status) + (said.Unseen ? "; не прочитано" : string.Empty);

    // An unread text must not be signed as if it were checked: it counts as ticked, and nobody has checked whether the words agree.
    private static string Unseen(List<Said> said) =>
        said.Where(each => each.Unseen).ToList() is { Count: > 0 } unseen
            ? $" {Russian.Plural(unseen.Count, "Учтён", "Учтены", "Учтено")} по отмеченным вариантам, "
                + $"но ещё не {Russian.Plural(unseen.Count, "прочитан", "прочитаны", "прочитано")} "
                + (
                    unseen.Count > MostUnread
                        ? $"{Russian.Count(unseen.Count, "ответ", "ответа", "ответов")}."
                        : $"{Russian.Plural(unseen.Count, "ответ", "ответы", "ответы")} "
                            + $"{Russian.List([.. unseen.GroupBy(each => each.Organization).Select(Place)])}."
                )
            : string.Empty;

    private static string Place(IGrouping<Organization, Said> unread) =>
        Place(unread.Key, [.. unread.Select(each => each.Activity.Activity)]);

    private static string Place(Organization organization, IReadOnlyList<Activity> activities) =>
        $"{Wording.Names([organization])} ({Wording.Activities(activities)})";

    // They say nothing in free form, but nobody has assessed them either.
    private static string Contradictory(ReportData data, List<Said> said)
    {
        var places = data
            .Analysis.Organizations.Select(each =>
                (
                    each.Organization,
                    Activities: data.Campaign.CountedActivities.Where(activity =>
                            each.StatusOf(activity) == ExecutionStatus.NeedsReading
                            && !said.Exists(text => text.Organization == each.Organization && text.Activity.Activity == activity)
                        )
                        .ToList()
                )
            )
            .Where(each => each.Activities.Count > 0)
            .ToList();
        var count = places.Sum(each => each.Activities.Count);
        return count switch
        {
            0 => string.Empty,
            > MostUnread => $" Из-за противоречия отмеченных вариантов не {Russian.Plural(count, "оценён", "оценены", "оценено")} ещё "
                + $"{Russian.Count(count, "ответ", "ответа", "ответов")}.",
            _ => $" Из-за противоречия отмеченных вариантов не {(count == 1 ? "оценён ответ" : "оценены ответы")} "
                + $"{Russian.List([.. places.Select(each => Place(each.Organization, each.Activities))])}.",
        };
    }

    private static string Unread(List<Said> said) =>
        said.Where(each => each.Status == ExecutionStatus.NeedsReading).ToList() is { Count: > 0 } unread
            ? unread.Count == said.Count && said.Count > 1
                ? " Ни один из них ещё не оценён, в число выполненных мероприятий они не включены."
                : unread.Count > MostUnread
                    ? $" Не {Russian.Plural(unread.Count, "оценён", "оценены", "оценено")} и в число выполненных мероприятий не "
                        + $"{Russian.Plural(unread.Count, "включён", "включены", "включено")} "
                        + $"{Russian.Count(unread.Count, "ответ", "ответа", "ответов")}."
                    : $" {Russian.Plural(unread.Count, "Ответ", "Ответы", "Ответы")} "
                        + $"{Russian.List([.. unread.GroupBy(each => each.Organization).Select(Place)])} "
                        + $"{(unread.Count == 1 ? "не оценён" : "не оценены")} и в число выполненных "
                        + $"мероприятий не {(unread.Count == 1 ? "включён" : "включены")}."
            : string.Empty;

    /// <param name="Own">The text without the printed options that stand in it.</param>
    private sealed record Said(
        ActivityAnalysis Activity,
        Organization Organization,
        string Text,
        string Own,
        ExecutionStatus? Status,
        OrganizationReview? Review
    )
    {
        public Assessment? Assessment => Review?.AssessmentOf(Activity.Activity);

        /// <summary>The ticked options count, and nobody has read the words beside them.</summary>
        public bool Unseen => Status is not (null or ExecutionStatus.NeedsReading) && Waits;

        public bool Waits => Review?.Unread.Any(each => each.Activity.Id == Activity.Activity.Id) == true;
    }
}
