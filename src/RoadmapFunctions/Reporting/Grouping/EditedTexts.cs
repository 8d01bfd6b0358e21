using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Grouping;

/// <summary>A text in the hands of <see cref="GroupEditor"/>. It stands in a group of the operator's, or at home.</summary>
/// <param name="words">As first written.</param>
internal sealed class EditedText(string words, FoundGroup home)
{
    public string Words => words;

    public FoundGroup Home => home;

    /// <summary>Null at home.</summary>
    public EditedGroup? Group { get; set; }

    public EditedPlace Place => Group is { } group ? group : Home;
}

/// <summary>Where texts stand together.</summary>
internal abstract class EditedPlace(string title)
{
    /// <summary>As the operator sees it.</summary>
    public string Title { get; set; } = title;
}

/// <summary>A group that was found: the home of its texts.</summary>
internal sealed class FoundGroup(string title) : EditedPlace(title)
{
    /// <summary>Takes the whole of it, what is still to be written included.</summary>
    public EditedGroup? Owner { get; set; }
}

/// <summary>A group of the operator's.</summary>
internal sealed class EditedGroup(string title) : EditedPlace(title)
{
    // What nobody writes any more stays where the operator has put it.
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

    /// <param name="texts">Those in it.</param>
    public CorrectedGroup ToCorrection(IEnumerable<EditedText> texts)
    {
        var byOwner = texts
            .OrderBy(text => text.Words, StringComparer.Ordinal)
            .ToLookup(text => text.Home.Owner == this, text => text.Words);
        return new(Title, NullIfEmpty([.. byOwner[true], .. lostGroupsOf]), NullIfEmpty([.. byOwner[false], .. lostTexts]));
    }

    private static List<string>? NullIfEmpty(List<string> list) => list.Count == 0 ? null : list;
}
