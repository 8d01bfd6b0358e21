using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>Everything that an edition's files are made from. Equal data give equal bytes.</summary>
/// <param name="Quarantine">Open items only.</param>
/// <param name="Comparison">With the previous campaign; null when there is none, or it has published nothing.</param>
/// <param name="Letterhead">For papers that go to others; null when there is none.</param>
/// <param name="Changes">Null for the campaign's first edition.</param>
public sealed record ReportData(
    CampaignAnalysis Analysis,
    IReadOnlyList<QuarantineItem> Quarantine,
    EditionHead Edition,
    EditionChanges? Changes,
    CampaignComparison? Comparison = null,
    Letterhead? Letterhead = null
)
{
    /// <summary>
    /// Rosters up to this size are listed school by school in the Word file and on the web page. A larger roster is shown there by totals
    /// and in full in the workbook, and the documents say so.
    /// </summary>
    public const int LargestListedRoster = 150;

    /// <summary>Rosters up to this size are named in the cells of a table.</summary>
    public const int LargestNamedRoster = 15;

    public Campaign Campaign => Analysis.Campaign;

    /// <summary>The day that the papers are of, where the campaign is.</summary>
    public DateOnly MadeOn => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Edition.SnapshotAt, Campaign.Zone).DateTime);

    public OrganizationNoun Noun => Campaign.Terms.Organization.Noun;

    public bool ListsOrganizations => Campaign.Organizations.Count <= LargestListedRoster;

    public bool NamesOrganizations => Campaign.Organizations.Count <= LargestNamedRoster;

    /// <summary>The silent of a large roster are named in an annex, unless they are too many for one.</summary>
    public bool AnnexesSilent => !ListsOrganizations && Overdue.Count is > 0 and <= LargestAnnex;

    /// <summary>Schools of an annex; more of them would fill more than a few pages.</summary>
    private const int LargestAnnex = 1000;

    /// <summary>The campaign asks for values.</summary>
    public bool HasValues => Campaign.Activities.Any(activity => activity.Value is not null);

    /// <summary>The campaign checks numbers against one another.</summary>
    public bool HasChecks => Campaign.Activities.Any(activity => activity.Checks.OrEmpty().Count > 0);

    /// <summary>Numbers have shares of the sums of their municipalities too.</summary>
    public bool HasSharesOfMunicipalities => Analysis.Shares.Values.Any(each => each.HasMunicipalities);

    /// <summary>
    /// Ids of silent schools whose answer may be a row that waits for a decision: nobody may call them silent before the decision.
    /// </summary>
    public IReadOnlySet<string> Unsettled => Suspected(Analysis, Quarantine);

    /// <summary>What is recommended to whom.</summary>
    public IReadOnlyList<Advice> Advices =>
        Advice.Of(Analysis, Unsettled, Overdue.Select(each => each.Id).ToHashSet(StringComparer.Ordinal));

    /// <summary>Schools that have certainly not answered.</summary>
    public IReadOnlyList<Organization> Silent =>
        [
            .. Analysis
                .Organizations.Where(each => each.Progress.IsMissing)
                .Select(each => each.Organization)
                .ExceptBy(Unsettled, organization => organization.Id, StringComparer.Ordinal),
        ];

    /// <summary>Those of the silent from which a form without a single answer came.</summary>
    public IReadOnlyList<Organization> Empty => [.. Silent.Where(each => Analysis.Of(each).Progress.Completeness is Completeness.Empty)];

    /// <summary>Those of the silent whose answer was due when the data were read.</summary>
    public IReadOnlyList<Organization> Overdue =>
        [
            .. Silent.Where(each =>
                TimelinessRule.DueOf(Campaign, Analysis.Of(each).Progress.Terms).Instant(Campaign.Zone) <= Edition.SnapshotAt
            ),
        ];

    /// <summary>The organizations of the roster with these ids, in its order.</summary>
    public IReadOnlyList<Organization> Organizations(IEnumerable<string> ids) =>
        [.. Campaign.Organizations.IntersectBy(ids, organization => organization.Id, StringComparer.Ordinal)];

    private static HashSet<string> Suspected(CampaignAnalysis analysis, IReadOnlyList<QuarantineItem> quarantine)
    {
        var named = quarantine
            .Where(item => !item.Dismissed)
            .Select(item => item.LikelyOrganizationId)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return analysis
            .Organizations.Where(each => each.Progress.IsMissing && named.Contains(each.Organization.Id))
            .Select(each => each.Organization.Id)
            .ToHashSet(StringComparer.Ordinal);
    }
}

/// <param name="Reason">Why the edition is published.</param>
/// <param name="OutOfTurn">No milestone calls for it; somebody has asked for it.</param>
/// <param name="SheetReadAt">When the sheet was last read completely; null when it never was.</param>
/// <param name="DataCode">
/// The first eight hexadecimal digits of <c>inputSha256</c> of the manifest: they show the holder of a paper whether it belongs
/// to this edition.
/// </param>
/// <param name="VerificationAddress">Address of the page that checks the edition; null where the app's public address is not known.</param>
public sealed record EditionHead(
    int Number,
    string Title,
    string Reason,
    DateTimeOffset SnapshotAt,
    DateTimeOffset? SheetReadAt = null,
    bool OutOfTurn = false,
    string DataCode = "",
    string? VerificationAddress = null
);
