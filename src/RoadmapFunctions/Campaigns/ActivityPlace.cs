namespace RoadmapFunctions.Campaigns;

/// <summary>Where the text of a recommendation names its activities, in the case that its sentence needs.</summary>
/// <param name="Text">As it stands in a campaign file.</param>
public sealed record ActivityPlace(string Text, Func<NounForms, string> Case)
{
    private static readonly NounForms One = QuestionNoun.Planned.One;
    private static readonly NounForms Many = QuestionNoun.Planned.Many;

    /// <summary>One for each case; the accusative is like the nominative.</summary>
    public static IReadOnlyList<ActivityPlace> All { get; } =
    [
        new("{activity}", forms => forms.Nominative),
        new("{activity:genitive}", forms => forms.Genitive),
        new("{activity:dative}", forms => forms.Dative),
        new("{activity:instrumental}", forms => forms.Instrumental),
        new("{activity:prepositional}", forms => forms.Prepositional),
    ];

    /// <summary>«обеспечить выполнение {activity:genitive}» → «обеспечить выполнение мероприятий 7 и 10».</summary>
    /// <param name="named">«7», «7 и 10»; empty where there is one activity and the reader sees it beside the text.</param>
    public static string Fill(string text, int count, string named) =>
        All.Aggregate(
            text,
            (filled, place) =>
                filled.Replace(
                    place.Text,
                    named.Length == 0 ? place.Case(One) : $"{place.Case(count == 1 ? One : Many)} {named}",
                    StringComparison.Ordinal
                )
        );

    /// <summary>The word itself in this case: «{мероприятию}».</summary>
    public string ForPerson => $"{{{Case(One)}}}";
}
