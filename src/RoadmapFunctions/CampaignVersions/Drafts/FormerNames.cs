using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>
/// Names that a new version drops although answers may still use them: a school, a column and an option keep theirs as other names, so that
/// a correction of a text orphans no answer. A name that now means something else is really dropped.
/// </summary>
public static class FormerNames
{
    /// <param name="before">The version in force.</param>
    public static Campaign Keep(Campaign before, Campaign after)
    {
        var schools = after
            .Organizations.SelectMany(school => school.AllNames().Select(OrganizationKey.Of))
            .ToHashSet(StringComparer.Ordinal);
        var headers = after
            .Sheet.Headers.SubmittedAt.Concat(after.Sheet.Headers.Organization)
            .Concat(after.Activities.SelectMany(activity => activity.AllHeaders()))
            .Select(TextKey.WithoutOrdinal)
            .ToHashSet(StringComparer.Ordinal);
        return after with
        {
            Organizations =
            [
                .. after.Organizations.Select(school =>
                    before.FindOrganization(school.Id) is { } former
                    && Lost([former.Name, former.ShortName], OrganizationKey.Of, schools) is { Count: > 0 } lost
                        ? school with
                        {
                            Aliases = [.. school.Aliases.OrEmpty(), .. lost],
                        }
                        : school
                ),
            ],
            Activities =
            [
                .. after.Activities.Select(activity =>
                    before.FindActivity(activity.Id) is { } former ? Keep(former, activity, headers) : activity
                ),
            ],
        };
    }

    private static Activity Keep(Activity before, Activity after, HashSet<string> headers)
    {
        var texts = after.Options.SelectMany(option => option.AllTexts().Select(TextKey.WithoutOrdinal)).ToHashSet(StringComparer.Ordinal);
        return after with
        {
            Headers = Lost([before.Title], TextKey.WithoutOrdinal, headers) is { Count: > 0 } titles
                ? [.. after.Headers.OrEmpty(), .. titles]
                : after.Headers,
            Options =
            [
                .. after.Options.Select(option =>
                    before.Options.FirstOrDefault(each => each.Id == option.Id) is { } former
                    && Lost([former.Text], TextKey.WithoutOrdinal, texts) is { Count: > 0 } lost
                        ? option with
                        {
                            Aliases = [.. option.Aliases.OrEmpty(), .. lost],
                        }
                        : option
                ),
            ],
        };
    }

    private static List<string> Lost(string[] names, Func<string, string> key, HashSet<string> known) =>
        [.. names.Where(name => key(name) is { Length: > 0 } spelled && known.Add(spelled))];
}
