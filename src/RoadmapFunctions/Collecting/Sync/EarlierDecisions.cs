using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>What operators have decided about rows in quarantine, by the keys of the rows.</summary>
internal sealed class EarlierDecisions
{
    private readonly HashSet<string> askedOfDirect;
    private readonly HashSet<string> open;
    private readonly HashSet<string> takenBack;
    private readonly Dictionary<string, Organization> assigned;
    private readonly Dictionary<string, QuarantineItem> dismissed;

    public EarlierDecisions(Campaign campaign, IReadOnlyCollection<QuarantineItem> quarantine)
    {
        askedOfDirect = quarantine
            .Where(item => item.Reason is RejectionReason.ReplacesDirect)
            .Select(item => item.Key)
            .ToHashSet(StringComparer.Ordinal);
        open = quarantine.Where(item => item.Open).Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
        takenBack = quarantine
            .Where(item => item is { NeedsOrganization: true, DecidedAt: not null, AssignedOrganizationId: null })
            .Select(item => item.Key)
            .ToHashSet(StringComparer.Ordinal);
        dismissed = quarantine.Where(item => item.Dismissed).ToDictionary(item => item.Key, StringComparer.Ordinal);
        assigned = quarantine
            .Select(item => (item.Key, School: item.AssignedOrganizationId is { } id ? campaign.FindOrganization(id) : null))
            .Where(item => item.School is not null) // the school may have left the roster
            .ToDictionary(item => item.Key, item => item.School!, StringComparer.Ordinal);
    }

    public bool AnyOpen => open.Count > 0;

    public bool AnyAskedOfDirect => askedOfDirect.Count > 0;

    public bool AnyAssigned => assigned.Count > 0;

    public bool AnyDismissed => dismissed.Count > 0;

    public bool IsOpen(string key) => open.Contains(key);

    /// <summary>The operator has already been asked whether the row may replace a direct answer of the school.</summary>
    public bool AskedOfDirect(string key) => askedOfDirect.Contains(key);

    /// <summary>The operator has set the row aside, or has undone its assignment to a school.</summary>
    public bool IsTakenBack(string key) => takenBack.Contains(key);

    /// <param name="keys">Of one row.</param>
    public Organization? AssignedTo(params IEnumerable<string> keys) =>
        keys.Select(key => assigned.GetValueOrDefault(key)).FirstOrDefault(school => school is not null);

    /// <summary>
    /// Why the row waited before the operator set it aside: it stays aside, even when nothing else is wrong with it any more. Null when
    /// nobody has.
    /// </summary>
    public RowFault? DismissedFor(string key) =>
        dismissed.TryGetValue(key, out var item) ? new(item.Reason, item.Column, item.Explanation, item.SuggestedOrganizationId) : null;
}
