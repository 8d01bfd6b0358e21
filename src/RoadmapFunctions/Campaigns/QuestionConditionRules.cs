namespace RoadmapFunctions.Campaigns;

/// <summary>A condition names options of an earlier question, so nothing can wait for itself.</summary>
internal static class QuestionConditionRules
{
    public static IEnumerable<CampaignMistake> Check(Campaign campaign)
    {
        foreach (var (index, activity) in campaign.Activities.Index())
        {
            if (activity.OnlyIf is not { } condition)
            {
                continue;
            }

            var place = $"$.activities[{index}].onlyIf";
            foreach (var mistake in Of(condition, activity, campaign.Activities.Take(index).ToList(), campaign, place))
            {
                yield return mistake;
            }

            // A share of the schools that were asked would stand beside shares of all schools.
            if (activity.Counts)
            {
                yield return new(
                    place,
                    "вопрос задают не всем, а его варианты входят в показатели выполнения",
                    "снимите вопрос со счёта («Не считать в выполнении») или задавайте его всем"
                );
            }
        }
    }

    private static IEnumerable<CampaignMistake> Of(
        QuestionCondition condition,
        Activity activity,
        List<Activity> before,
        Campaign campaign,
        string place
    )
    {
        if (condition.Activity == activity.Id)
        {
            yield return new($"{place}.activity", "вопрос зависит сам от себя", "назовите вопрос, который стоит раньше");
        }
        else if (campaign.FindActivity(condition.Activity) is not { } earlier)
        {
            yield return new(
                $"{place}.activity",
                $"вопрос зависит от вопроса «{condition.Activity}», которого нет",
                "назовите другой или задавайте вопрос всем"
            )
            {
                WithoutIds = "Вопроса, от которого зависит этот, в анкете больше нет. Снимите его отметки: тогда вопрос зададут всем.",
            };
        }
        else if (!before.Contains(earlier))
        {
            yield return new(
                $"{place}.activity",
                $"вопрос зависит от вопроса {earlier.Number}, который стоит позже",
                "поставьте тот вопрос раньше или назовите другой"
            );
        }
        else if (!earlier.HasOptions)
        {
            yield return new($"{place}.activity", $"у вопроса {earlier.Number} нет вариантов ответа", "назовите вопрос с вариантами");
        }
        else
        {
            foreach (var unknown in condition.Options.Where(id => earlier.Options.All(option => option.Id != id)))
            {
                yield return new(
                    $"{place}.options",
                    $"у вопроса {earlier.Number} нет варианта «{unknown}»",
                    "назовите вариант, который у него есть"
                )
                {
                    WithoutIds = $"Отмеченного варианта у вопроса {earlier.Number} больше нет. Снимите его отметку.",
                };
            }
        }

        if (condition.Options.Count == 0)
        {
            yield return new($"{place}.options", "не названо ни одного варианта", "назовите вариант или задавайте вопрос всем");
        }
    }
}
