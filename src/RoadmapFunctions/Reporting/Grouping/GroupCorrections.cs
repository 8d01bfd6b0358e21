using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Grouping;

/// <summary>
/// What the operator says about the groups of own words. A group is identified by texts in it, never by its name or number, which may
/// change with the next answer.
/// </summary>
public sealed record GroupCorrections(IReadOnlyList<ActivityCorrections> Activities)
{
    public const string FileName = "own-words.json";

    public static GroupCorrections None { get; } = new([]);

    public IReadOnlyList<CorrectedGroup> Of(string activityId) =>
        Activities.FirstOrDefault(each => each.Activity == activityId)?.Groups ?? [];

    /// <summary>The same, with other groups for one activity.</summary>
    public GroupCorrections With(string activityId, IReadOnlyList<CorrectedGroup> groups) =>
        new([
            .. Activities.Where(each => each.Activity != activityId),
            .. (groups.Count == 0 ? null : new ActivityCorrections(activityId, groups)).OrNone(),
        ]);

    /// <exception cref="CampaignFileException">The file cannot be used; its message says where, and how to fix it.</exception>
    public static GroupCorrections Parse(Campaign campaign, ReadOnlySpan<byte> utf8)
    {
        var corrections = CampaignFile.Deserialize<GroupCorrections>(FileName, utf8);
        var mistakes = GroupCorrectionRules.Check(corrections, campaign).ToList();
        return mistakes.Count == 0 ? corrections : throw new CampaignFileException(FileName, mistakes);
    }
}

/// <param name="Activity">Its id.</param>
public sealed record ActivityCorrections(string Activity, IReadOnlyList<CorrectedGroup> Groups);

/// <param name="GroupsOf">Each of these texts brings the whole group that it was found in: one text renames a group,
/// several merge theirs.</param>
/// <param name="Texts">These texts come without their groups: a group is split.</param>
public sealed record CorrectedGroup(string Name, IReadOnlyList<string>? GroupsOf = null, IReadOnlyList<string>? Texts = null)
{
    internal static IEqualityComparer<CorrectedGroup> SameContent { get; } =
        EqualityComparer<CorrectedGroup>.Create(
            (one, other) => one?.Name == other?.Name && Same(one?.GroupsOf, other?.GroupsOf) && Same(one?.Texts, other?.Texts)
        );

    internal IEnumerable<string> AllTexts => GroupsOf.OrEmpty().Concat(Texts.OrEmpty());

    private static bool Same(IReadOnlyList<string>? one, IReadOnlyList<string>? other) =>
        one.OrEmpty().SequenceEqual(other.OrEmpty(), StringComparer.Ordinal);
}
