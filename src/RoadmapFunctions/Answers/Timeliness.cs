using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Answers;

public enum Timeliness
{
    OnTime,
    Late,
}

public static class TimelinessRule
{
    /// <summary>In time is what is known before the milestone; its own instant is late already.</summary>
    public static Timeliness Of(Campaign campaign, DateTimeOffset firstSeen) =>
        firstSeen < campaign.AnswersDue ? Timeliness.OnTime : Timeliness.Late;
}
