using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>
/// Schools that share an e-mail address. That may be right, but then letters with both personal links arrive in one mailbox.
/// </summary>
public static class SharedAddresses
{
    private const int MostNamed = 20;

    public static IReadOnlyList<string> In(IReadOnlyList<Organization> schools)
    {
        var shared = schools
            .Where(school => school.Email is not null)
            .GroupBy(school => school.Email!, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .ToList();
        return
        [
            .. shared
                .Take(MostNamed)
                .Select(group =>
                    $"Адрес {group.Key} — у нескольких школ: {Russian.List([.. group.Take(5).Select(school => school.ShortName)])}. "
                    + "Письма всех придут в один ящик."
                ),
            .. shared.Count > MostNamed
                ? [$"И ещё {Russian.Count(shared.Count - MostNamed, "адрес", "адреса", "адресов")} — у нескольких школ."]
                : (IEnumerable<string>)[],
        ];
    }

    /// <returns>Null when nobody else has the address of this school.</returns>
    public static string? Of(IReadOnlyList<Organization> schools, string id) =>
        schools.FirstOrDefault(school => school.Id == id) is { Email: { } email }
        && schools.FirstOrDefault(school => school.Id != id && string.Equals(school.Email, email, StringComparison.OrdinalIgnoreCase))
            is { } other
            ? $"Этот адрес уже у школы {Russian.Quoted(other.ShortName)}: письма обеих придут в один ящик."
            : null;
}
