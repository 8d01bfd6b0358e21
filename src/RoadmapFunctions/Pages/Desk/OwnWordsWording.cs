using RoadmapFunctions.Answers;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Grouping;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>How the desk shows groups of own words.</summary>
public static class OwnWordsWording
{
    /// <summary>The form of the word after «похоже на».</summary>
    public static string Of(PersonalTrace trace) =>
        trace switch
        {
            PersonalTrace.Mail => "адрес почты",
            PersonalTrace.Telephone => "телефон",
            PersonalTrace.House => "домашний адрес",
            _ => "имя человека",
        };

    /// <summary>«3 школы»: how many gave this answer.</summary>
    public static string Schools(WordGroup group) => Russian.Count(group.Words.Count, "школа", "школы", "школ");

    /// <summary>A found answer that stands alone needs no name.</summary>
    public static bool IsGroup(WordGroup group) => group.Corrected || group.Words.Count > 1;

    /// <summary>The same text of several schools is shown once, however they spelled it.</summary>
    public static IReadOnlyList<IReadOnlyList<OwnWords>> Texts(WordGroup group) =>
        [.. group.Words.GroupBy(words => WordGroups.IdOf(words.Text), StringComparer.Ordinal).Select(text => text.ToList())];
}
