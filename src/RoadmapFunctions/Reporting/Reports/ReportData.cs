using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>All that an edition's files are made from. Equal data give equal bytes.</summary>
/// <param name="Quarantine">Open items only.</param>
/// <param name="Comparison">With the previous campaign; null when there is none, or none of its answers.</param>
/// <param name="Changes">Null for the campaign's first edition.</param>
public sealed record ReportData(
    CampaignAnalysis Analysis,
    IReadOnlyList<QuarantineItem> Quarantine,
    EditionHead Edition,
    EditionChanges? Changes,
    CampaignComparison? Comparison = null)
{
    /// <summary>
    /// Organizations up to which the Word file and the web page show each one. A larger roster is shown by totals there and in
    /// full in the workbook, and the documents say so.
    /// </summary>
    public const int LargestListedRoster = 150;

    public Campaign Campaign => Analysis.Campaign;

    public bool ListsOrganizations => Campaign.Organizations.Count <= LargestListedRoster;
}

/// <param name="Reason">Why the edition is published.</param>
/// <param name="SheetReadAt">The last time that the sheet was read whole; null when it never was.</param>
public sealed record EditionHead(int Number, string Title, string Reason, DateTimeOffset SnapshotAt, DateTimeOffset? SheetReadAt = null);
