using System.Globalization;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Pages.School;

/// <summary>What the form asks of a school, by the kind of the question.</summary>
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

    /// <summary>A browser's calendar shows nothing of a text that is no date: then the text stands in a plain field.</summary>
    /// <param name="value">What stands in the field.</param>
    public static bool HasCalendar(ValueQuestion question, string value) =>
        question is DateQuestion
        && (value.Length == 0 || DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    /// <summary>Beside an answer that a person must read.</summary>
    public static string UnclearOf(Activity activity, string text) =>
        activity.HasOptions
            ? $"Ответ из таблицы можно прочитать по-разному: {Russian.Quoted(text)} Отметьте варианты заново."
            : $"Ответ не удалось прочитать: {Russian.Quoted(text)} Ответьте заново.";
}
