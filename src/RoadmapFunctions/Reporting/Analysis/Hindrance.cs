using System.Text.RegularExpressions;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reporting.Grouping;

namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>What stands in a school's way, by its own words, whatever it has ticked beside them.</summary>
/// <param name="Words">As the school wrote them, without the options that it ticked.</param>
public sealed partial record Hindrance(Organization Organization, Activity Activity, string Words)
{
    /// <summary>
    /// A machine only proposes: words beside «not done», words that deny or that name a cause. A person who has read them decides: a
    /// cause in the assessment is a hindrance, and an activity assessed as done has none.
    /// </summary>
    /// <returns>Null where the school names none.</returns>
    public static Hindrance? Of(OrganizationAnalysis organization, Activity activity)
    {
        if (organization.Current?.AnswerTo(activity) is not { } answer || OwnPart(activity, answer) is not { Length: > 0 } words)
        {
            return null;
        }

        var holds = organization.Progress.Review?.AssessmentOf(activity) is { } read
            ? read.Cause.Length > 0 || (organization.StatusOf(activity) != ExecutionStatus.Done && Tells(words))
            : Tells(words)
                || activity.Options.Any(option =>
                    option.Level == ExecutionLevel.NotDone && answer.OptionIds.Contains(option.Id, StringComparer.Ordinal)
                );
        return holds ? new(organization.Organization, activity, words) : null;
    }

    /// <summary>Near words together, the most frequent first.</summary>
    /// <param name="hindrances">Of one activity.</param>
    public static IReadOnlyList<WordGroup> Groups(IEnumerable<Hindrance> hindrances) =>
        WordGroups.Of([.. hindrances.Select(each => new OwnWords(each.Organization, each.Words))], []).Groups;

    /// <summary>What was written beside the printed options of a text that could be read in two ways.</summary>
    public static string OwnPart(Activity activity, string ambiguous)
    {
        var rest = activity
            .Options.OrderByDescending(option => option.Text.Length)
            .Aggregate(ambiguous, (text, option) => text.Replace(option.Text, string.Empty, StringComparison.OrdinalIgnoreCase))
            .Trim(' ', ',', ';');
        return rest.Length > 0 ? rest : ambiguous;
    }

    private static string? OwnPart(Activity activity, ActivityAnswer answer) =>
        answer.Other ?? (answer.Ambiguous is { } text ? OwnPart(activity, text) : null);

    // «Нет участников» says what has not been done, and not why.
    private static bool Tells(string words) => Cause().IsMatch(words) || (Denial().IsMatch(words) && !Participation().IsMatch(words));

    [GeneratedRegex(
        @"\b(из-за|по причине|в связи с|карантин|болезн|далек|отсутств|нехватк|недостат|невозможн|трудност|сложност|ваканси)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Cause();

    [GeneratedRegex(
        @"\b(нет|нельзя|не(?! (менее|более|только|реже|позднее|раз)\b))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Denial();

    [GeneratedRegex(@"\bучаст", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Participation();
}
