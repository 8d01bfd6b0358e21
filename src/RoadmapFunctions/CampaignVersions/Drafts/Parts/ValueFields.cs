using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

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
                ("numeric.least", AnswerValue.Of(number.Least).Shown),
                ("numeric.most", number.Most is { } most ? AnswerValue.Of(most).Shown : string.Empty),
            ],
            DateQuestion date => [("date.least", Spelled(date.Least)), ("date.most", Spelled(date.Most)), ("date.due", Spelled(date.Due))],
            ShareQuestion share => [("share.unit", share.Unit), ("share.part", share.Part), ("share.whole", share.Whole)],
            ScaleQuestion scale =>
            [
                ("scale.from", FormattableString.Invariant($"{scale.From}")),
                ("scale.to", FormattableString.Invariant($"{scale.To}")),
                ("scale.fromWords", scale.FromWords),
                ("scale.toWords", scale.ToWords),
            ],
            _ => [],
        };

    /// <returns>Null where the question does not ask for a number, or accepts any.</returns>
    public static NumberQuestion? Numeric(FormFields fields, Activity before) =>
        Limits(
            fields,
            before,
            QuestionKind.Number,
            before.Numeric,
            NumberQuestion.Any,
            () =>
                new(
                    fields.Optional("numeric.unit"),
                    fields.Is("numeric.whole"),
                    fields.Number("numeric.least") ?? 0,
                    fields.Number("numeric.most")
                )
        );

    /// <returns>Null where the question does not ask for a date, or accepts any.</returns>
    public static DateQuestion? Date(FormFields fields, Activity before) =>
        Limits(
            fields,
            before,
            QuestionKind.Date,
            before.Date,
            DateQuestion.Any,
            () => new(fields.Date("date.least"), fields.Date("date.most"), fields.Date("date.due"))
        );

    /// <returns>Null where the question does not ask for a point on a scale, or has the usual scale.</returns>
    public static ScaleQuestion? Scale(FormFields fields, Activity before) =>
        Limits(
            fields,
            before,
            QuestionKind.Scale,
            before.Scale,
            ScaleQuestion.Usual,
            () =>
                new(
                    fields.Whole("scale.from") ?? ScaleQuestion.Usual.From,
                    fields.Whole("scale.to") ?? ScaleQuestion.Usual.To,
                    fields.Optional("scale.fromWords"),
                    fields.Optional("scale.toWords")
                )
        );

    /// <returns>Null where the question does not ask for a share, or accepts a share of anything.</returns>
    public static ShareQuestion? Share(FormFields fields, Activity before) =>
        Limits(
            fields,
            before,
            QuestionKind.Share,
            before.Share,
            ShareQuestion.Any,
            () => new(fields.Optional("share.unit"), fields.Text("share.part"), fields.Text("share.whole"))
        );

    // A page that was drawn for another kind does not have the fields of this one.
    private static T? Limits<T>(FormFields fields, Activity before, QuestionKind kind, T? had, T usual, Func<T> drawn)
        where T : ValueQuestion =>
        fields.Choice("kind", QuestionKind.SeveralOf) != kind ? null
        : before.Kind != kind ? had
        : drawn() is var sent && had is null && sent == usual ? null
        : sent;

    private static string Spelled(DateOnly? day) => day is { } date ? Russian.Date(date) : string.Empty;
}
