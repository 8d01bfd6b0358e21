using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Answers;

/// <summary>Stores what people decide about answers. Nobody can override a decision that they have not seen.</summary>
public sealed class ReviewDecisions(ISubmissionLog log, TimeProvider time)
{
    /// <summary>Accepts every answer that is fully read and has no open return.</summary>
    /// <returns>How many were accepted; an answer that somebody else decides about in the meantime is left to them.</returns>
    public async Task<int> AcceptReadAsync(CampaignState state, string by, CancellationToken cancellationToken)
    {
        var acceptances = state
            .Reviews.Where(review => review.State is ReviewState.Read)
            .Select(review => new Acceptance
            {
                OrganizationId = review.Organization.Id,
                Number = review.LastNumber + 1,
                By = by,
                ObservedAt = time.GetUtcNow(),
                SubmissionKey = review.Current!.Key,
            })
            .ToList();
        return await log.AppendAsync(state.Campaign.Id, acceptances, cancellationToken);
    }

    /// <param name="seen">Number of the school's last entry that the person saw.</param>
    /// <param name="decision">Its number and time are set here.</param>
    public async Task<ReviewOutcome> DecideAsync(Campaign campaign, ReviewEntry decision, int seen, CancellationToken cancellationToken)
    {
        var taken = 0;
        while (true)
        {
            var known = await SubmissionHistory.ReadOneAsync(log, campaign.Id, decision.OrganizationId, cancellationToken);
            var review = known.ReviewOf(campaign, campaign.FindOrganization(decision.OrganizationId)!);
            if (seen < 0 || seen > review.LastNumber)
            {
                return new ReviewOutcome.Refused(ReviewObstacle.NothingSeen);
            }

            var later = review.Entries.Where(entry => entry.Number > seen).ToList();
            if (later.Find(entry => ReviewRules.SaysTheSame(entry, decision)) is { } same)
            {
                return new ReviewOutcome.Stored(same);
            }

            if (later.FindLast(entry => ReviewRules.SameMatter(entry, decision)) is { } other)
            {
                return new ReviewOutcome.Overtaken(other);
            }

            if (ReviewRules.Obstacle(campaign, known.Of(decision.OrganizationId)?.Current, review, decision) is { } obstacle)
            {
                return new ReviewOutcome.Refused(obstacle);
            }

            var entry = decision with { Number = Math.Max(review.LastNumber, taken) + 1, ObservedAt = time.GetUtcNow() };
            if (await log.AppendAsync(campaign.Id, [entry], cancellationToken) == 1)
            {
                return new ReviewOutcome.Stored(entry);
            }

            // Somebody else took the number: check again whether their decision is about the same matter. An entry that cannot be read is
            // damaged and passed over.
            taken = entry.Number;
        }
    }
}

/// <summary>What became of a decision.</summary>
public abstract record ReviewOutcome
{
    private ReviewOutcome() { }

    public sealed record Stored(ReviewEntry Entry) : ReviewOutcome;

    /// <summary>Somebody else has decided about the same matter in the meantime.</summary>
    public sealed record Overtaken(ReviewEntry Other) : ReviewOutcome;

    public sealed record Refused(ReviewObstacle Obstacle) : ReviewOutcome;
}
