using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reporting.Grouping;

namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>Reads own words as the next edition will group them.</summary>
public sealed class OwnWordsReader(ISubmissionLog log, IGroupCorrections corrections)
{
    public async Task<OwnWordsNow> ReadAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var stored = await corrections.ReadAsync(campaign, cancellationToken);
        var history = await SubmissionHistory.ReadAsync(log, campaign.Id, cancellationToken);
        return new(stored, CampaignAnalysis.Of(campaign, history, stored.Now));
    }
}

public sealed record OwnWordsNow(StoredCorrections Stored, CampaignAnalysis Analysis)
{
    /// <summary>Activities that the last write changed, in the campaign's order.</summary>
    public IReadOnlyList<Activity> LastChanged =>
        Stored.Before is not { } before
            ? []
            : [.. Analysis.Campaign.Activities.Where(activity => !Same(before.Of(activity.Id), Stored.Now.Of(activity.Id)))];

    private static bool Same(IReadOnlyList<CorrectedGroup> first, IReadOnlyList<CorrectedGroup> second) =>
        first.SequenceEqual(second, CorrectedGroup.SameContent);
}
