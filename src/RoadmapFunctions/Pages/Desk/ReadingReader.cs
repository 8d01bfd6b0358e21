using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>Reads what the reading desk shows: of all schools how far they are, of one school its texts.</summary>
public sealed class ReadingReader(CampaignStates states, ISubmissionLog log)
{
    /// <param name="which">Which text is read now; null for none.</param>
    public async Task<ReadingModel> ReadAsync(
        Campaign campaign,
        Func<ReadingList, ReadingPlace?> which,
        CancellationToken cancellationToken
    )
    {
        var list = new ReadingList(campaign, (await states.ReadAsync(campaign, cancellationToken)).Reviews);
        return new(
            campaign,
            list,
            which(list) is { } place
                ? ReadingItem.Of(
                    campaign,
                    place,
                    await SubmissionHistory.ReadOneAsync(log, campaign.Id, place.Organization.Id, cancellationToken)
                )
                : null
        );
    }
}
