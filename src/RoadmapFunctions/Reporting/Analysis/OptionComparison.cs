using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>How often each option was ticked in both periods, over the schools that ticked one both times.</summary>
/// <param name="Options">In the order of the question; then those that it no longer has.</param>
public sealed record OptionComparison(Activity Activity, int Schools, IReadOnlyList<ComparedOption> Options)
{
    /// <summary>
    /// Of a question whose options say how far the work has come, the comparison of execution says what has changed. It says nothing of
    /// other options, and of options that exclude one another it does not say which has taken the place of which.
    /// </summary>
    public static bool Concerns(Activity activity) => activity.HasOptions && (!activity.Counts || activity.Kind == QuestionKind.OneOf);

    /// <returns>Null when no school ticked an option both times.</returns>
    public static OptionComparison? Of(Activity activity, PreviousPeriod previous, CampaignAnalysis now)
    {
        var both = now
            .Organizations.Select(each =>
                (
                    Before: previous.Ticked.GetValueOrDefault(each.Organization.Id)?.GetValueOrDefault(activity.Id),
                    Now: each.Current?.AnswerTo(activity)?.OptionIds
                )
            )
            .Where(each => each is { Before: [_, ..], Now: [_, ..] })
            .ToList();
        if (both.Count == 0)
        {
            return null;
        }

        var then = (previous.Activities.FirstOrDefault(each => each.Id == activity.Id)?.Options).OrEmpty();
        var known = then.Select(option => option.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            activity,
            both.Count,
            [
                .. activity.Options.Select(option => new ComparedOption(
                    option.Id,
                    option.Number,
                    option.Text,
                    known.Contains(option.Id) ? both.Count(each => Has(each.Before!, option.Id)) : null,
                    both.Count(each => Has(each.Now!, option.Id))
                )),
                .. then.ExceptBy(activity.Options.Select(option => option.Id), option => option.Id, StringComparer.Ordinal)
                    .Select(option => new ComparedOption(
                        option.Id,
                        option.Number,
                        option.Text,
                        both.Count(each => Has(each.Before!, option.Id)),
                        Now: null
                    )),
            ]
        );
    }

    private static bool Has(IReadOnlyList<string> ticked, string option) => ticked.Contains(option, StringComparer.Ordinal);
}

/// <param name="Number">As the newer form prints it.</param>
/// <param name="Text">As the newer form prints it.</param>
/// <param name="Before">Number of schools; null where the form did not have the option.</param>
/// <param name="Now">The same; null where the form no longer has it.</param>
public sealed record ComparedOption(string Id, string Number, string Text, int? Before, int? Now);
