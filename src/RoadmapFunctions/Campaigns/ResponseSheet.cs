using System.Text.Json.Serialization;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>The Google Sheet behind the form.</summary>
/// <param name="Tabs">The operator's choice among tabs that all look like the answers; only the tabs marked there are read.</param>
/// <param name="MayReplaceDirect">
/// A later row replaces an answer that the school sent by its personal link. Otherwise the operator decides each time: the form does not
/// prove who filled it in.
/// </param>
public sealed record ResponseSheet(
    string SpreadsheetId,
    ResponseTab Tab,
    ResponseHeaders Headers,
    IReadOnlyList<TabChoice>? Tabs = null,
    bool MayReplaceDirect = false
)
{
    /// <summary>What stands before the campaign's id in place of the spreadsheet's, until there is one.</summary>
    public const string Placeholder = "1ReplaceMe-";

    /// <summary>There is a spreadsheet to be read.</summary>
    [JsonIgnore]
    public bool IsNamed => !SpreadsheetId.StartsWith(Placeholder, StringComparison.Ordinal);
}

/// <summary>Where the answers are. A tab's id survives renaming, so it is tried first; a spreadsheet with one tab needs neither.</summary>
/// <param name="SheetId">The «gid» in the tab's address.</param>
public sealed record ResponseTab(int? SheetId = null, IReadOnlyList<string>? Titles = null);

/// <param name="SheetId">The «gid» in the tab's address.</param>
/// <param name="Read">Its rows are answers; otherwise the tab is skipped until it grows.</param>
/// <param name="LastRow">Its last row with anything in it when that was decided; null when nobody has counted.</param>
public sealed record TabChoice(int SheetId, bool Read, int? LastRow = null);

/// <summary>Headers of the columns that are not activities.</summary>
/// <param name="SubmittedAt">The form's own time stamp.</param>
public sealed record ResponseHeaders(IReadOnlyList<string> SubmittedAt, IReadOnlyList<string> Organization)
{
    public bool IsStamp(string header) => Has(SubmittedAt, header);

    public bool IsOrganization(string header) => Has(Organization, header);

    /// <summary>Whether a tab with these headers looks as if a form had made it.</summary>
    public bool AreIn(IEnumerable<string> headers) => headers.ToList() is var all && all.Exists(IsStamp) && all.Exists(IsOrganization);

    private static bool Has(IReadOnlyList<string> names, string header) =>
        TextKey.WithoutOrdinal(header) is { Length: > 0 } key && names.Any(name => TextKey.WithoutOrdinal(name) == key);
}
