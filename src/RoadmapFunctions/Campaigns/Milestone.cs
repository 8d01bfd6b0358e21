using System.Globalization;
using System.Text.Json.Serialization;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <param name="LocalTime">«HH:mm» in the campaign's zone; «24:00» is the end of the day.</param>
/// <param name="Basis">The clause of the order that sets it.</param>
public sealed record Milestone(string Id, MilestoneKind Kind, string Title, DateOnly Date, string LocalTime, string? Basis = null)
{
    public const string EndOfDay = "24:00";

    /// <summary>An edition is published for it.</summary>
    [JsonIgnore]
    public bool Publishes => Kind is MilestoneKind.Report or MilestoneKind.Summary;

    /// <summary>The first instant that is past the milestone.</summary>
    public DateTimeOffset Instant(TimeZoneInfo zone)
    {
        var local =
            LocalTime == EndOfDay
                ? Date.AddDays(1).ToDateTime(TimeOnly.MinValue)
                : Date.ToDateTime(TimeOnly.ParseExact(LocalTime, "HH:mm", CultureInfo.InvariantCulture));
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>«30 января 2021 года, до конца дня».</summary>
    public string InWords() => $"{Russian.Date(Date)}, {(LocalTime == EndOfDay ? "до конца дня" : LocalTime)}";
}

public enum MilestoneKind
{
    /// <summary>Schools' answers are due.</summary>
    Answers,

    /// <summary>The analytical report is due.</summary>
    Report,

    /// <summary>The consolidated summary is due at the recipient.</summary>
    Summary,
}
