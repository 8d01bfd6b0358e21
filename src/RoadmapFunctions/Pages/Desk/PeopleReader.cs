using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>Reads who has keys, for the page.</summary>
public sealed class PeopleReader(IPeople people, StaffSessions sessions, TimeProvider time)
{
    public async Task<PeopleModel> ReadAsync(Campaign campaign, OperatorCaller by, CancellationToken cancellationToken)
    {
        var all = (await people.ReadAsync(cancellationToken))
            .OrderBy(person => person.RevokedAt is not null)
            .ThenBy(person => person.MadeAt)
            .ToList();
        return new(
            campaign,
            [.. all.Where(person => !person.IsReader)],
            [.. all.Where(person => person.CampaignId == campaign.Id)],
            await sessions.ListAsync(cancellationToken),
            by.SessionId,
            time.GetUtcNow()
        );
    }
}
