using RoadmapFunctions.Documents;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>
/// A kind of paper that each school gets its own copy of. It is composed from the open data of an edition, so it can be drawn when the
/// edition is made and at any time after, with the same bytes.
/// </summary>
/// <param name="prefix">The file name is this prefix and the school's id.</param>
public sealed class SchoolPaper(
    string prefix,
    Func<SummaryOrganization, string> title,
    Func<SummaryOrganization, bool> concerns,
    Func<SummaryData, SummaryOrganization, Document> compose
)
{
    private const string Suffix = ".docx";

    public static SchoolPaper Sheet { get; } = new("school-", SchoolSheet.TitleOf, _ => true, SchoolSheet.Compose);

    public static SchoolPaper Notification { get; } =
        new("notification-", SchoolNotification.TitleOf, SchoolNotification.Concerns, SchoolNotification.Compose) { IsLetter = true };

    /// <summary>It goes out under the operator's letterhead.</summary>
    public bool IsLetter { get; private init; }

    public static IReadOnlyList<SchoolPaper> All { get; } = [Sheet, Notification];

    /// <returns>Null when the name does not belong to such a paper.</returns>
    public static (SchoolPaper Paper, string OrganizationId)? Find(string name) =>
        All.Select(paper => (Paper: paper, Id: paper.OrganizationOf(name)))
            .Where(found => found.Id is not null)
            .Select(found => ((SchoolPaper, string)?)(found.Paper, found.Id!))
            .FirstOrDefault();

    public string NameOf(string organizationId) => $"{prefix}{organizationId}{Suffix}";

    public string TitleOf(SummaryOrganization organization) => title(organization);

    /// <summary>Whether the school gets one.</summary>
    public bool Concerns(SummaryOrganization organization) => concerns(organization);

    public Document Compose(SummaryData summary, SummaryOrganization organization) => compose(summary, organization);

    private string? OrganizationOf(string name) =>
        name.StartsWith(prefix, StringComparison.Ordinal)
        && name.EndsWith(Suffix, StringComparison.Ordinal)
        && name.Length > prefix.Length + Suffix.Length
            ? name[prefix.Length..^Suffix.Length]
            : null;
}
