using System.Text.Json.Serialization;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>Something that a sync has found and somebody must look at, although it stopped nothing.</summary>
/// <param name="Text">For the operator: what it is and how to fix it.</param>
public sealed record SheetWarning(SheetWarningKind Kind, string Text)
{
    /// <summary>What it is about, among others of its kind; empty where a sheet has one of the kind.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <summary>Tabs that the operator may choose from.</summary>
    public IReadOnlyList<OfferedTab> Tabs { get; init; } = [];
}

/// <param name="SheetId">The «gid» in its address.</param>
/// <param name="Read">Its rows are read at present.</param>
/// <param name="LastRow">Its last row with anything in it; null when it is read.</param>
public sealed record OfferedTab(int SheetId, string Title, bool Read, int? LastRow = null);

[JsonConverter(typeof(JsonStringEnumConverter<SheetWarningKind>))]
public enum SheetWarningKind
{
    /// <summary>Another tab has the same headers and is not read: answers may be lost.</summary>
    OtherTab,

    /// <summary>There are more tabs than a sync examines.</summary>
    UnexaminedTabs,

    /// <summary>A column looks like one of the form's and does not count.</summary>
    Column,

    /// <summary>Texts in which no option was recognised.</summary>
    Recognition,

    /// <summary>The log has entries with future times: the program's clock ran fast.</summary>
    Clock,
}
