using System.Globalization;
using System.Text.Json;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Intake;

/// <summary>Reads an answer to a question that asks for one value.</summary>
internal static class SentValue
{
    private static readonly ValueReading Unreadable = ValueReading.Refused("Значение — это число или текст.");

    /// <returns>Null when nothing is answered, or the answer is refused; then the errors say why.</returns>
    public static ValueAnswer? Read(AnswerRequest request, Activity activity, ValueQuestion question, string path, List<FieldError> errors)
    {
        var why = CleanText.Of(request.Other ?? string.Empty);
        if (request.Options.OrEmpty().Count > 0 || (why.Length > 0 && !activity.MayBeExplained))
        {
            errors.Add(
                new(
                    $"{path}.{(request.Options.OrEmpty().Count > 0 ? "options" : "other")}",
                    $"На мероприятие {activity.Number} отвечают одним значением: вариантов"
                        + $"{(activity.MayBeExplained ? null : " и своих слов")} у него нет."
                )
            );
        }
        else if (why.Length > SubmissionReader.LongestWords)
        {
            errors.Add(SubmissionReader.TooLong($"{path}.other", "Пояснение", why));
        }

        var reading = request.Value switch
        {
            null => ValueReading.Nothing,
            { ValueKind: JsonValueKind.Number } number when number.TryGetDecimal(out var value) => question.Read(
                (double)value,
                value.ToString(CultureInfo.InvariantCulture)
            ),
            { ValueKind: JsonValueKind.String } text => TextOf(text) is { } typed ? question.Read(typed) : Unreadable,
            _ => Unreadable,
        };
        if (reading.Problem is { } problem)
        {
            errors.Add(new($"{path}.value", problem));
        }
        else if (reading.Value is null && why.Length > 0 && !Dash.Is(why)) // a dash explains nothing
        {
            errors.Add(new($"{path}.value", "Есть пояснение, а числа нет. Впишите число."));
        }

        return reading.Value is { } given ? new(activity.Id, given, why.Length == 0 ? null : why) : null;
    }

    // An escaped lone surrogate is valid JSON, but not a text.
    private static string? TextOf(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
