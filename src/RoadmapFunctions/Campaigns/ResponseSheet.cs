namespace RoadmapFunctions.Campaigns;

/// <summary>The Google Sheet behind the form.</summary>
public sealed record ResponseSheet(string SpreadsheetId, ResponseTab Tab, ResponseHeaders Headers);

/// <summary>Where the answers are. A tab's id survives renaming, so it is asked first; the only tab of a spreadsheet needs neither.</summary>
/// <param name="SheetId">The «gid» in the tab's address.</param>
public sealed record ResponseTab(int? SheetId = null, IReadOnlyList<string>? Titles = null);

/// <summary>Headers of the columns that are not activities.</summary>
/// <param name="SubmittedAt">The form's own time stamp.</param>
public sealed record ResponseHeaders(IReadOnlyList<string> SubmittedAt, IReadOnlyList<string> Organization);
