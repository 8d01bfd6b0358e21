using System.Globalization;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Pages.School;

/// <summary>Something to tick.</summary>
/// <param name="One">At most one of those with its name.</param>
/// <param name="Value">Empty for «none of them»: there must be a way to clear a mark that was set by mistake.</param>
public sealed record FormChoice(bool One, string Name, string Value, string Text, bool Checked);

/// <summary>Something to type.</summary>
/// <param name="Lines">Lines of text; 0 for a field of one value.</param>
public sealed record FormInput(string Label, string Name, string Text, int Lines = 0, bool Calendar = false);

/// <summary>What a question is answered with, alone or as a row of a table. Own words beside it come separately.</summary>
public static class FormControls
{
    public static IReadOnlyList<FormChoice> Choices(AnswerField field)
    {
        var activity = field.Activity;
        if (activity.Value is ScaleQuestion scale)
        {
            var name = AnswerForm.ValueField(activity);
            var chosen = scale.Read(field.Value).Value?.Number;
            return
            [
                .. scale.Points.Select(point => new FormChoice(true, name, Invariant(point), scale.WithWords(point), chosen == point)),
                new(true, name, string.Empty, "Без оценки", chosen is null),
            ];
        }

        var one = activity.Kind is QuestionKind.OneOf;
        var options = AnswerForm.OptionsField(activity);
        return
        [
            .. activity.Options.Select(option => new FormChoice(
                one,
                options,
                option.Id,
                option.Text,
                field.Options.Contains(option.Id, StringComparer.Ordinal)
            )),
            .. one ? [new(true, options, string.Empty, "Ни один из них", field.Options.Count == 0)] : (FormChoice[])[],
        ];
    }

    public static IReadOnlyList<FormInput> Inputs(AnswerField field) =>
        field.Activity switch
        {
            { IsText: true } activity =>
            [
                new("Ответ", AnswerForm.OtherField(activity), field.Other, activity.Kind is QuestionKind.LongText ? 6 : 2),
            ],
            { Value: null or ScaleQuestion } => [],
            { Value: { Parts: { Count: > 0 } parts } whole } activity =>
            [
                .. whole
                    .Split(field.Value)
                    .Select(
                        (typed, index) =>
                            new FormInput(WithUnit(Russian.Capitalized(parts[index]), whole), AnswerForm.PartField(activity, index), typed)
                    ),
            ],
            { Value: LinksQuestion } activity => [new("Ссылки", AnswerForm.ValueField(activity), field.Value, 3)],
            { Value: { } question } activity =>
            [
                new(
                    WithUnit("Ответ", question),
                    AnswerForm.ValueField(activity),
                    field.Value,
                    Calendar: FormWording.HasCalendar(question, field.Value)
                ),
            ],
        };

    /// <summary>What own words beside the answer are called; null where there is no place for them.</summary>
    public static string? Words(AnswerField field) =>
        field.Activity switch
        {
            { HasOptions: true } activity => activity.Other?.Text ?? "Свой ответ",
            { IsText: true } => null,
            { MayBeExplained: true } => Explanation,
            _ => field.Other.Length > 0 ? Explanation : null,
        };

    private const string Explanation = "Пояснение, если числа не сходятся";

    private static string WithUnit(string label, ValueQuestion question) => question.UnitName is { } unit ? $"{label}, {unit}" : label;

    private static string Invariant(int point) => point.ToString(CultureInfo.InvariantCulture);
}
