using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Answers;

/// <summary>Stores what people decide about answers. Nobody's word is overridden by one who has not seen it.</summary>
public sealed class ReviewDecisions(ISubmissionLog log, TimeProvider time)
{
    /// <summary>Accepts every answer that is read and waits for no more.</summary>
    /// <returns>How many; one that somebody decides about meanwhile is left to them.</returns>
    public async Task<int> AcceptReadAsync(Campaign campaign, string by, CancellationToken cancellationToken)
    {
        var known = await SubmissionHistory.ReadAsync(log, campaign.Id, cancellationToken);
        var acceptances = campaign
            .Organizations.Select(organization => known.ReviewOf(campaign, organization))
            .Where(review => review.State is ReviewState.Read)
            .Select(review => new Acceptance
            {
                OrganizationId = review.Organization.Id,
                Number = review.LastNumber + 1,
                By = by,
                ObservedAt = time.GetUtcNow(),
                SubmissionKey = known.Of(review.Organization.Id)!.Current!.Key,
            })
            .ToList();
        return await log.AppendAsync(campaign.Id, acceptances, cancellationToken);
    }

    /// <param name="seen">Number of the last entry of the school that the person saw.</param>
    /// <param name="decision">Its number and time are given here.</param>
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

            // Somebody else took the number: look again whether their word is on the same matter. If it cannot be read, it is damaged
            // and passed over.
            taken = entry.Number;
        }
    }
}

/// <summary>What became of a decision.</summary>
public abstract record ReviewOutcome
{
    private ReviewOutcome() { }

    public sealed record Stored(ReviewEntry Entry) : ReviewOutcome;

    /// <summary>Somebody has decided on the same matter meanwhile.</summary>
    public sealed record Overtaken(ReviewEntry Other) : ReviewOutcome;

    public sealed record Refused(ReviewObstacle Obstacle) : ReviewOutcome;
}
