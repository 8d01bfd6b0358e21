using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>What a reader looks at: one activity of one school, with everything known of that school.</summary>
/// <param name="Known">What is known of the school; other schools may be in it.</param>
public sealed record ReadingItem(Organization Organization, ActivityReview Review, SubmissionHistory Known)
{
    /// <returns>Null when the answer has gone in the meantime.</returns>
    public static ReadingItem? Of(Campaign campaign, ReadingPlace place, SubmissionHistory known) =>
        known.ReviewOf(campaign, place.Organization).Of(place.Activity) is { } review ? new(place.Organization, review, known) : null;

    public Submission Current => Known.Of(Organization.Id)!.Current!;

    /// <summary>The answer at the time of the return; null when it was not returned, or there was no answer.</summary>
    public ActivityAnswer? Before =>
        Review.CameBack is { } back
            ? Known
                .Of(Organization.Id)!
                .Versions.FirstOrDefault(version => version.Submission.Key == back.SubmissionKey)
                ?.Submission.AnswerTo(Review.Activity)
            : null;
}

/// <summary>Where a text to be read stands.</summary>
public sealed record ReadingPlace(Organization Organization, Activity Activity);

/// <summary>Everything that waits for a reader, by school and activity in the order of the campaign.</summary>
/// <param name="reviews">In the order of the roster. Their answers may be outlined: nothing of them is shown.</param>
public sealed class ReadingList(Campaign campaign, IReadOnlyList<OrganizationReview> reviews)
{
    private List<(int School, ActivityReview Review)>? unread;

    private List<(int School, ActivityReview Review)> Unread =>
        unread ??= [.. reviews.Index().SelectMany(each => each.Item.Unread.Select(review => (each.Index, review)))];

    public int Count => Unread.Count;

    public IReadOnlyList<OrganizationReview> In(ReviewState state) => [.. reviews.Where(review => review.State == state)];

    /// <returns>Read or not; null when the school has not answered, or the campaign has no such activity.</returns>
    public ReadingPlace? Find(string? organization, string? activity) =>
        campaign.FindActivity(activity) is { } asked
        && reviews.FirstOrDefault(review => review.Organization.Id == organization) is { } review
        && review.Of(asked) is not null
            ? new(review.Organization, asked)
            : null;

    public ReadingPlace? First() => Count == 0 ? null : Place(Unread[0]);

    /// <summary>The next one after that place; after the last one, the first.</summary>
    public ReadingPlace? After(string? organization, string? activity)
    {
        var school = reviews.Index().FirstOrDefault(each => each.Item.Organization.Id == organization, (Index: -1, Item: null!)).Index;
        var place = campaign.Activities.Select(each => each.Id).ToList().IndexOf(activity ?? string.Empty);
        var next = Unread.FindIndex(each => each.School > school || (each.School == school && PlaceOf(each.Review) > place));
        return next < 0 ? First() : Place(Unread[next]);
    }

    /// <summary>Causes that have already been named, the most frequent first.</summary>
    public IReadOnlyList<string> Causes(int most) =>
        [
            .. reviews
                .SelectMany(review => review.Entries)
                .OfType<Assessment>()
                .Where(entry => entry.Cause.Length > 0)
                .CountBy(entry => entry.Cause, StringComparer.Ordinal)
                .OrderByDescending(each => each.Value)
                .Take(most)
                .Select(each => each.Key),
        ];

    private int PlaceOf(ActivityReview review) => campaign.Activities.Index().First(each => each.Item.Id == review.Activity.Id).Index;

    private ReadingPlace Place((int School, ActivityReview Review) found) => new(reviews[found.School].Organization, found.Review.Activity);
}
