using System.Text.Json.Serialization;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>What a sync has found and somebody must look at, though nothing was stopped by it.</summary>
/// <param name="Text">For the operator: what it is and how to fix it.</param>
public sealed record SheetWarning(SheetWarningKind Kind, string Text)
{
    /// <summary>Tabs among which the operator may choose.</summary>
    public IReadOnlyList<OfferedTab> Tabs { get; init; } = [];
}

/// <param name="SheetId">The «gid» in its address.</param>
/// <param name="Read">Its rows are taken over as things stand.</param>
public sealed record OfferedTab(int SheetId, string Title, bool Read);

[JsonConverter(typeof(JsonStringEnumConverter<SheetWarningKind>))]
public enum SheetWarningKind
{
    /// <summary>Another tab has the same headers and is not read: answers may be lost.</summary>
    OtherTab,

    /// <summary>A column looks like one of the form's and does not count.</summary>
    Column,

    /// <summary>Texts in which no option was recognised.</summary>
    Recognition,

    /// <summary>The log has entries of the future: the program's clock ran fast.</summary>
    Clock,
}
