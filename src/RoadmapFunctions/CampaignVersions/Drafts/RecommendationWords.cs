using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>The places of a recommendation as a person reads and writes them: «{школы}» and «{мероприятия}».</summary>
public static class RecommendationWords
{
    public const string Organizations = "{школы}";
    public const string Activities = "{мероприятия}";

    public static string ForPerson(string text) =>
        text.Replace(Recommendation.OrganizationsPlace, Organizations, StringComparison.Ordinal)
            .Replace(Recommendation.ActivityPlace, Activities, StringComparison.Ordinal);

    public static string ForFile(string text) =>
        text.Replace(Organizations, Recommendation.OrganizationsPlace, StringComparison.Ordinal)
            .Replace(Activities, Recommendation.ActivityPlace, StringComparison.Ordinal);
}
