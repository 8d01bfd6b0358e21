using System.Globalization;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Collecting.Import;

/// <summary>A time zone that the dates of a sheet may be in.</summary>
/// <param name="Id">IANA name.</param>
/// <param name="Title">For the operator.</param>
public sealed record SheetZone(string Id, string Title)
{
    // Cities by which people know their zone. The law (107-FZ, article 5) has eleven zones; one of them has three cities here.
    private static readonly (string Id, string City)[] Russian =
    [
        ("Europe/Kaliningrad", "Калининград"),
        ("Europe/Moscow", "Москва"),
        ("Europe/Samara", "Самара"),
        ("Asia/Yekaterinburg", "Екатеринбург"),
        ("Asia/Omsk", "Омск"),
        ("Asia/Tomsk", "Томск"),
        ("Asia/Novosibirsk", "Новосибирск"),
        ("Asia/Krasnoyarsk", "Красноярск"),
        ("Asia/Irkutsk", "Иркутск"),
        ("Asia/Yakutsk", "Якутск"),
        ("Asia/Vladivostok", "Владивосток"),
        ("Asia/Magadan", "Магадан"),
        ("Asia/Kamchatka", "Камчатка"),
    ];

    /// <summary>Zones that the operator may choose from; the campaign's own and the likely one are among them.</summary>
    public static IReadOnlyList<SheetZone> Offered(Campaign campaign, string? likely) =>
        [
            .. Russian
                .Select(zone => zone.Id)
                .Union([campaign.TimeZone, likely ?? campaign.TimeZone], StringComparer.Ordinal)
                .Select(id =>
                    TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? new SheetZone(id, Titled(id, zone.BaseUtcOffset)) : null
                )
                .OfType<SheetZone>(),
        ];

    private static string Titled(string id, TimeSpan offset)
    {
        var sign = offset < TimeSpan.Zero ? '−' : '+';
        var hours = offset.ToString(offset.Minutes == 0 ? "%h" : @"h\:mm", CultureInfo.InvariantCulture);
        return $"{Array.Find(Russian, zone => zone.Id == id).City ?? id} (UTC{sign}{hours})";
    }
}
