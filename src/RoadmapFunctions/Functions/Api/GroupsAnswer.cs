using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;

namespace RoadmapFunctions.Functions.Api;

/// <summary>
/// Own words as they are grouped now, and the corrections that were applied: an operator reads this before writing new corrections.
/// </summary>
public sealed record GroupsAnswer(IReadOnlyList<GroupedActivity> Activities, GroupCorrections Corrections)
{
    public static GroupsAnswer Of(CampaignAnalysis analysis, GroupCorrections corrections) =>
        new(
            [
                .. analysis
                    .Activities.Where(activity => activity.Words.Groups.Count + activity.Words.NotFound.Count > 0)
                    .Select(activity => new GroupedActivity(
                        activity.Activity.Id,
                        activity.Activity.Number,
                        [
                            .. activity.Words.Groups.Select(group => new NamedGroup(
                                group.Name,
                                group.Corrected,
                                [.. group.Words.Select(words => new SchoolText(words.Organization.Id, words.Text))]
                            )),
                        ],
                        activity.Words.NotFound
                    )),
            ],
            corrections
        );
}

/// <param name="NotFound">Texts that the corrections name and no school has written.</param>
public sealed record GroupedActivity(string Activity, string Number, IReadOnlyList<NamedGroup> Groups, IReadOnlyList<string> NotFound);

public sealed record NamedGroup(string Name, bool Corrected, IReadOnlyList<SchoolText> Texts);

public sealed record SchoolText(string Organization, string Text);
