using RoadmapFunctions.Answers;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>Which schools the operator wants to see.</summary>
/// <param name="Name">Part of a name, ignoring case and the difference of ё and е.</param>
/// <param name="State">One of <see cref="States"/>; empty for all.</param>
/// <param name="Page">From 1.</param>
public sealed record RosterFilter(string Name = "", string State = "", int Page = 1)
{
    public const int PageSize = 100;

    /// <summary>Characters that can be typed on the page.</summary>
    public const int LongestName = 100;

    /// <summary>The states as they stand in the address, with their Russian names.</summary>
    public static IReadOnlyList<(string Id, string Title)> States { get; } =
    [
        ("missing", "нет ответа"),
        ("partial", "неполный ответ"),
        ("complete", "полный ответ"),
        ("late", "с опозданием"),
        ("corrected", "исправлен"),
        ("unread", "есть непрочитанное"),
        ("returned", "возвращён"),
        ("accepted", "принят"),
        ("unconfirmed", "ждёт утверждения руководителем"),
        ("terms", "срок продлён или ответ не требуется"),
    ];

    public IReadOnlyList<OrganizationProgress> Matching(IEnumerable<OrganizationProgress> organizations)
    {
        var key = TextKey.Of(Name);
        return [.. organizations.Where(organization => HasState(organization) && HasName(organization, key))];
    }

    private bool HasState(OrganizationProgress progress) =>
        State switch
        {
            "missing" => progress.Completeness is Completeness.Missing,
            "partial" => progress.Completeness is Completeness.Partial,
            "complete" => progress.Completeness is Completeness.Complete,
            "late" => progress.Timeliness is Timeliness.Late,
            "corrected" => progress.CorrectedAt is not null,
            "unread" => progress.Review?.Unread.Count > 0,
            "returned" => progress.State is ReviewState.Returned,
            "accepted" => progress.State is ReviewState.Accepted,
            "unconfirmed" => progress.AwaitsHead,
            "terms" => progress.Terms is not null,
            _ => true,
        };

    private static bool HasName(OrganizationProgress organization, string key) =>
        key.Length == 0
        || TextKey.Of(organization.Organization.Name).Contains(key, StringComparison.Ordinal)
        || TextKey.Of(organization.Organization.ShortName).Contains(key, StringComparison.Ordinal);
}
