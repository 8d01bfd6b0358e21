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
        assigned = quarantine
            .Select(item => (item.Key, School: item.AssignedOrganizationId is { } id ? campaign.FindOrganization(id) : null))
            .Where(item => item.School is not null) // the school may have left the roster
            .ToDictionary(item => item.Key, item => item.School!, StringComparer.Ordinal);
    }

    public bool AnyOpen => open.Count > 0;

    public bool AnyAskedOfDirect => askedOfDirect.Count > 0;

    public bool AnyAssigned => assigned.Count > 0;

    public bool IsOpen(string key) => open.Contains(key);

    /// <summary>The operator has already been asked whether the row may replace a direct answer of the school.</summary>
    public bool AskedOfDirect(string key) => askedOfDirect.Contains(key);

    /// <summary>The operator has set the row aside, or has undone its assignment to a school.</summary>
    public bool IsTakenBack(string key) => takenBack.Contains(key);

    public Organization? AssignedTo(string key) => assigned.GetValueOrDefault(key);
}
