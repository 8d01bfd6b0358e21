using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>The fields of a question that asks for a value. A question that has become one shows them when it is drawn again.</summary>
internal static class ValueFields
{
    public static IEnumerable<(string Name, string? Value)> Write(Activity activity) =>
        activity.Value switch
        {
            NumberQuestion number =>
            [
                ("numeric.unit", number.Unit),
                ("numeric.whole", number.Whole ? "true" : string.Empty),
                ("numeric.least", number.Show(AnswerValue.Of(number.Least))),
                ("numeric.most", number.Most is { } most ? number.Show(AnswerValue.Of(most)) : string.Empty),
            ],
            _ => [],
        };

    /// <returns>Null where the question asks for no number, or for any.</returns>
    public static NumberQuestion? Numeric(FormFields fields, Activity before)
    {
        if (fields.Choice("kind", QuestionKind.SeveralOf) is not QuestionKind.Number)
        {
            return null;
        }

        // On a page that was drawn for another kind these fields are not there.
        if (before.Kind is not QuestionKind.Number)
        {
            return before.Numeric;
        }

        var number = new NumberQuestion(
            fields.Optional("numeric.unit"),
            fields.Is("numeric.whole"),
            fields.Number("numeric.least") ?? 0,
            fields.Number("numeric.most")
        );
        return before.Numeric is null && number == NumberQuestion.Any ? null : number;
    }
}
