using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>Each activity has what its kind needs, and no two of its options read alike.</summary>
internal static class QuestionnaireRules
{
    private const string Guessed = "Угадано по словам: проверьте.";

    public static IEnumerable<CampaignMistake> Check(Campaign campaign)
    {
        if (campaign.Activities.Count == 0)
        {
            yield return new("$.activities", "нет ни одного мероприятия", "перечислите мероприятия дорожной карты");
        }

        foreach (var (index, activity) in campaign.Activities.Index())
        {
            foreach (var mistake in OfKind(activity, $"$.activities[{index}]"))
            {
                yield return mistake;
            }

            var ids = activity.Options.Select(option => option.Id).ToHashSet(StringComparer.Ordinal);
            foreach (
                var (optionIndex, _) in activity
                    .Options.Index()
                    .Where(option => option.Item.Excludes.OrEmpty().Any(id => !ids.Contains(id)))
            )
            {
                yield return new(
                    $"$.activities[{index}].options[{optionIndex}].excludes",
                    "назван вариант, которого у мероприятия нет",
                    "впишите id вариантов того же мероприятия"
                );
            }

            foreach (var (optionIndex, _) in activity.Options.Index().Where(option => activity.Counts && option.Item.Guessed))
            {
                yield return new(
                    $"$.activities[{index}].options[{optionIndex}].level",
                    "что вариант говорит о работе, угадано по словам",
                    "проверьте и уберите guessed"
                )
                {
                    WithoutIds = Guessed,
                };
            }

            var texts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (
                var (optionIndex, text) in activity
                    .Options.Index()
                    .SelectMany(option => option.Item.AllTexts().Select(text => (option.Index, text)))
            )
            {
                var key = TextKey.WithoutOrdinal(text);
                if (key.Length == 0 || (!texts.TryAdd(key, optionIndex) && texts[key] != optionIndex))
                {
                    yield return new(
                        $"$.activities[{index}].options[{optionIndex}].text",
                        "текст варианта пуст или повторяется",
                        "варианты одного мероприятия должны различаться не только номером, регистром и знаками"
                    );
                }
            }
        }
    }

    private static IEnumerable<CampaignMistake> OfKind(Activity activity, string place)
    {
        if (activity.HasOptions && activity.Options.Count == 0)
        {
            yield return new($"{place}.options", "нет ни одного варианта", "перечислите варианты ответа");
        }

        if (!activity.HasOptions && (activity.Options.Count > 0 || activity.Other is not null))
        {
            yield return new(
                activity.Options.Count > 0 ? $"{place}.options" : $"{place}.other.text",
                "у вопроса такого вида вариантов нет",
                "уберите варианты и строку «Другое» или выберите вид вопроса с вариантами"
            );
        }

        // A share of the schools that chose to answer would stand beside shares of all schools.
        if (activity.Optional && activity.Counts)
        {
            yield return new(
                $"{place}.optional",
                "на вопрос можно не отвечать, а его варианты входят в показатели выполнения",
                "снимите вопрос со счёта («Не считать в выполнении») или уберите отметку «Можно не отвечать»"
            );
        }

        if (activity.Optional && activity.Required)
        {
            yield return new(
                $"{place}.optional",
                "вопрос и обязательный, и такой, на который можно не отвечать",
                "оставьте одну из двух отметок"
            );
        }

        foreach (var (name, kind, limits) in Limits(activity).Where(each => each.Limits is not null))
        {
            foreach (
                var mistake in activity.Kind == kind
                    ? limits!.Check($"{place}.{name}")
                    : [new($"{place}.{name}", "это поле вопроса другого вида", $"уберите его или выберите вид {name}")]
            )
            {
                yield return mistake;
            }
        }
    }

    private static (string Name, QuestionKind Kind, ValueQuestion? Limits)[] Limits(Activity activity) =>
        [
            ("numeric", QuestionKind.Number, activity.Numeric),
            ("date", QuestionKind.Date, activity.Date),
            ("scale", QuestionKind.Scale, activity.Scale),
            ("share", QuestionKind.Share, activity.Share),
        ];
}
