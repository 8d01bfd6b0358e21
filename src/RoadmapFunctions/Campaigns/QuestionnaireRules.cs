using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>Each activity has options, and no two of its options read alike.</summary>
internal static class QuestionnaireRules
{
    public static IEnumerable<CampaignMistake> Check(Campaign campaign)
    {
        if (campaign.Activities.Count == 0)
        {
            yield return new("$.activities", "нет ни одного мероприятия", "перечислите мероприятия дорожной карты");
        }

        foreach (var (index, activity) in campaign.Activities.Index())
        {
            if (activity.Options.Count == 0)
            {
                yield return new($"$.activities[{index}].options", "нет ни одного варианта", "перечислите варианты ответа");
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
}
