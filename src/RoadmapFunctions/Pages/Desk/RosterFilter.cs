using System.Globalization;
using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>Which schools the operator wants to see.</summary>
/// <param name="Name">Part of a name, ignoring case and the difference of ё and е.</param>
/// <param name="State">One of <see cref="States"/>; empty for all.</param>
/// <param name="Place">A municipality; empty for all.</param>
/// <param name="Page">From 1.</param>
public sealed record RosterFilter(string Name = "", string State = "", string Place = "", int Page = 1)
{
    private const string NameField = "name";
    private const string StateField = "state";
    private const string PlaceField = "place";
    private const string PageField = "page";

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

    /// <summary>The municipalities of the roster; empty where there is nothing to choose.</summary>
    public static IReadOnlyList<string> PlacesOf(Campaign campaign) =>
        campaign
            .Organizations.Select(organization => organization.Municipality)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Create(Russian.Culture, ignoreCase: false))
            .ToList()
            is { Count: > 1 } places
            ? places
            : [];

    public static RosterFilter Of(HttpRequest request) => Of(name => request.Query[name].ToString());

    /// <param name="field">The text of a field; empty without it.</param>
    public static RosterFilter Of(Func<string, string> field) =>
        new(
            field(NameField),
            field(StateField),
            field(PlaceField),
            int.TryParse(field(PageField), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1
        );

    /// <summary>For an address, without the page.</summary>
    public string Query => string.Join('&', Fields.Select(each => $"{each.Name}={Uri.EscapeDataString(each.Value)}"));

    /// <summary>For an address of one page.</summary>
    public string QueryOf(int page) => string.Create(CultureInfo.InvariantCulture, $"{Query}&{PageField}={page}");

    /// <summary>Its fields without the page.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields => [(NameField, Name), (StateField, State), (PlaceField, Place)];

    public IReadOnlyList<OrganizationProgress> Matching(IEnumerable<OrganizationProgress> organizations)
    {
        var key = TextKey.Of(Name);
        return [.. organizations.Where(organization => HasState(organization) && HasName(organization, key) && IsIn(organization))];
    }

    private bool IsIn(OrganizationProgress progress) => Place.Length == 0 || progress.Organization.Municipality == Place;

    private bool HasState(OrganizationProgress progress) =>
        State switch
        {
            "missing" => progress.IsMissing,
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
