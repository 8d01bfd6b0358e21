using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Grouping;

/// <summary>
/// A text that <see cref="GroupEditor"/> works on. It is in a group of the operator's, or at home in the group where it was found.
/// </summary>
/// <param name="words">As first written.</param>
internal sealed class EditedText(string words, FoundGroup home)
{
    public string Words => words;

    public FoundGroup Home => home;

    /// <summary>Null when the text is at home.</summary>
    public EditedGroup? Group { get; set; }

    public EditedPlace Place => Group is { } group ? group : Home;
}

/// <summary>A place that holds several texts.</summary>
internal abstract class EditedPlace(string title)
{
    /// <summary>As the operator sees it.</summary>
    public string Title { get; set; } = title;
}

/// <summary>A group that was found: the home of its texts.</summary>
internal sealed class FoundGroup(string title) : EditedPlace(title)
{
    /// <summary>Owns the whole group, including texts that are still to be written.</summary>
    public EditedGroup? Owner { get; set; }
}

/// <summary>A group of the operator's.</summary>
internal sealed class EditedGroup(string title) : EditedPlace(title)
{
    // Texts that nobody writes any more stay where the operator has put them.
    private readonly List<string> lostGroupsOf = [];
    private readonly List<string> lostTexts = [];

    public bool HasLost => lostGroupsOf.Count + lostTexts.Count > 0;

    public void KeepLost(CorrectedGroup correction, Func<string, bool> lost)
    {
        lostGroupsOf.AddRange(correction.GroupsOf.OrEmpty().Where(lost));
        lostTexts.AddRange(correction.Texts.OrEmpty().Where(lost));
    }

    public void TakeLost(EditedGroup from)
    {
        lostGroupsOf.AddRange(from.lostGroupsOf);
        lostTexts.AddRange(from.lostTexts);
        from.ForgetLost();
    }

    public void ForgetLost()
    {
        lostGroupsOf.Clear();
        lostTexts.Clear();
    }

    /// <param name="texts">The texts in it.</param>
    public CorrectedGroup ToCorrection(IEnumerable<EditedText> texts)
    {
        var byOwner = texts
            .OrderBy(text => text.Words, StringComparer.Ordinal)
            .ToLookup(text => text.Home.Owner == this, text => text.Words);
        return new(Title, NullIfEmpty([.. byOwner[true], .. lostGroupsOf]), NullIfEmpty([.. byOwner[false], .. lostTexts]));
    }

    private static List<string>? NullIfEmpty(List<string> list) => list.Count == 0 ? null : list;
}
