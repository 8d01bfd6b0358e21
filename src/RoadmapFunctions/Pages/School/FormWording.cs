using System.Globalization;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Pages.School;

/// <summary>Instructions of the form, by the kind of the question.</summary>
internal static class FormWording
{
    public static string HintOf(Activity activity) =>
        activity.Kind switch
        {
            _ when activity.Value is { } value => $"{value.Instruction}.",
            QuestionKind.OneOf when activity.Table is not null => $"{Questionnaire.InstructionOfTableOfOne}.",
            QuestionKind.SeveralOf when activity.Table is not null => $"{Questionnaire.InstructionOfTable}.",
            QuestionKind.OneOf => "Отметьте один вариант.",
            QuestionKind.ShortText => "Ответьте своими словами, коротко.",
            QuestionKind.LongText => "Ответьте своими словами.",
            _ => "Отметьте всё, что подходит.",
        };

    /// <summary>After the title of a question: whether it must be answered.</summary>
    public static string Need(Activity activity) =>
        activity.Required ? " (обязательно)"
        : activity.Optional ? $" ({Russian.Uncapitalized(Questionnaire.MayBeLeftOut)})"
        : string.Empty;

    /// <summary>A browser's date field cannot show a text that is not a date; such a text is shown in a plain field.</summary>
    /// <param name="value">The text in the field.</param>
    public static bool HasCalendar(ValueQuestion question, string value) =>
        question is DateQuestion
        && (value.Length == 0 || DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    /// <summary>Stands beside an answer that a person must read.</summary>
    public static string UnclearOf(Activity activity, string text) =>
        activity.HasOptions
            ? $"Ответ из таблицы можно прочитать по-разному: {Russian.Quoted(text)} Отметьте варианты заново."
            : $"Ответ не удалось прочитать: {Russian.Quoted(text)} Ответьте заново.";
}
