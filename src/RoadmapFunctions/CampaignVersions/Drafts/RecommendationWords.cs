using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>
/// The placeholders of a recommendation as a person reads and writes them: «{школы}», and «{мероприятие}» in the case that
/// the sentence needs.
/// </summary>
public static class RecommendationWords
{
    public const string Organizations = "{школы}";

    private static readonly (string File, string Person)[] Places =
    [
        (Recommendation.OrganizationsPlace, Organizations),
        .. ActivityPlace.All.Select(place => (place.Text, place.ForPerson)),
    ];

    public static string ForPerson(string text) =>
        Places.Aggregate(text, (said, place) => said.Replace(place.File, place.Person, StringComparison.Ordinal));

    public static string ForFile(string text) =>
        Places.Aggregate(text, (said, place) => said.Replace(place.Person, place.File, StringComparison.Ordinal));
}
