using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Intake;

/// <summary>Reads ticked options and own words as a school has sent them.</summary>
internal static class SentOptions
{
    /// <returns>Null without an option and without words.</returns>
    public static ReadAnswer? Read(AnswerRequest request, Activity activity, string path, List<FieldError> errors)
    {
        if (request.Value is not null)
        {
            errors.Add(
                new(
                    $"{path}.value",
                    $"Мероприятие {activity.Number} не спрашивает о значении. Пришлите варианты (options) или слова (other)."
                )
            );
        }

        if (request.Options.OrEmpty().Count > activity.Options.Count)
        {
            errors.Add(
                new(
                    $"{path}.options",
                    $"Названо вариантов: {request.Options!.Count}, а у мероприятия {activity.Number} их {activity.Options.Count}."
                )
            );
            return null;
        }

        foreach (
            var (index, option) in request.Options.OrEmpty().Index().Where(each => activity.Options.All(known => known.Id != each.Item))
        )
        {
            errors.Add(
                new(
                    $"{path}.options[{index}]",
                    $"У мероприятия {activity.Number} нет варианта {Russian.Quoted(SubmissionReader.Shortened(option ?? string.Empty))}."
                )
            );
        }

        if (activity.Kind == QuestionKind.OneOf && request.Options.OrEmpty().Distinct(StringComparer.Ordinal).Count() is > 1 and var ticked)
        {
            errors.Add(
                new(
                    $"{path}.options",
                    $"У мероприятия {activity.Number} отмечается один вариант, а названо {ticked}. Оставьте один; "
                        + "остальное напишите своими словами."
                )
            );
        }

        var words = CleanText.Of(request.Other ?? string.Empty);
        if (words.Length > SubmissionReader.LongestWords)
        {
            errors.Add(SubmissionReader.TooLong($"{path}.other", "Свой ответ", words));
        }

        var options = activity
            .Options.Where(option => request.Options.OrEmpty().Contains(option.Id, StringComparer.Ordinal))
            .Select(option => option.Id)
            .ToList();
        return options.Count == 0 && words.Length == 0 ? null : new ReadAnswer(activity.Id, options, words.Length == 0 ? null : words);
    }
}
