namespace RoadmapFunctions.Campaigns;

/// <summary>A sentence that the report gives when its condition holds.</summary>
/// <param name="Text">May name {organizations} and, for a condition on activities, {activity}.</param>
public sealed record Recommendation(string Id, RecommendationCondition When, string Text)
{
    public const string OrganizationsPlace = "{organizations}";
    public const string ActivityPlace = "{activity}";
}

/// <summary>A condition on organizations gives one sentence; a condition on activities gives one for each activity that meets it.</summary>
public enum RecommendationCondition
{
    OrganizationMissing,
    OrganizationPartial,
    OrganizationLate,
    ActivityNotDone,
    ActivityUnchanged,
    ActivityInProgress,
    ActivityNeedsReading,
}
