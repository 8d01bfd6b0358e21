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

    /// <returns>Null when nothing is answered, or when it cannot be taken; then the errors say why.</returns>
    public static ValueAnswer? Read(AnswerRequest request, Activity activity, ValueQuestion question, string path, List<FieldError> errors)
    {
        if (request.Options.OrEmpty().Count > 0 || !string.IsNullOrWhiteSpace(request.Other))
        {
            errors.Add(
                new(
                    $"{path}.{(string.IsNullOrWhiteSpace(request.Other) ? "options" : "other")}",
                    $"На мероприятие {activity.Number} отвечают одним значением: вариантов и своих слов у него нет."
                )
            );
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

        return reading.Value is { } given ? new(activity.Id, given) : null;
    }

    // Half of a character, escaped, passes for JSON and is no text.
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
