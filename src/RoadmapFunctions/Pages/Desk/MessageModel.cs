using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>A letter from the operator to a group of schools: being written, or shown once more before it is sent.</summary>
/// <param name="Configured">Whether there is a mail server.</param>
/// <param name="Filter">Which schools.</param>
/// <param name="Schools">All schools that the filter finds, with or without an address.</param>
/// <param name="Checked">The text can be sent: only «send» is left to press.</param>
/// <param name="Problem">Why it was not sent, in Russian; null when nothing is wrong.</param>
public sealed record MessageModel(
    Campaign Campaign,
    bool Configured,
    RosterFilter Filter,
    IReadOnlyList<Organization> Schools,
    string Text = "",
    bool Checked = false,
    string? Problem = null
) : ModelOf<MessagePage>
{
    public IReadOnlyList<Organization> Reached => [.. Schools.Where(school => school.Email is not null)];

    public IReadOnlyList<Organization> WithoutAddress => [.. Schools.Where(school => school.Email is null)];

    /// <summary>Digest of the recipients: a school that answers in the meantime leaves the group, and the operator must know.</summary>
    public string Fingerprint => Digest.Of(string.Join('\n', Reached.Select(school => school.Id)));

    public static MessageModel Of(DeskView view, RosterFilter filter, bool configured) =>
        new(view.Campaign, configured, filter, [.. filter.Matching(view.Progress.Organizations).Select(each => each.Organization)]);
}
