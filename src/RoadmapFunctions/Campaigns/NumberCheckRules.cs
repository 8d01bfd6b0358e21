using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>A check compares numbers of different questions, and some answer can pass it.</summary>
internal static class NumberCheckRules
{
    public static IEnumerable<CampaignMistake> Check(Campaign campaign) =>
        campaign
            .Activities.Index()
            .SelectMany(each =>
                each.Item.Checks.OrEmpty().Count > 0 && CheckedNumber.Of(each.Item).Count == 0
                    ?
                    [
                        new(
                            $"$.activities[{each.Index}].checks",
                            "проверять у вопроса нечего: он спрашивает не о числе и не о доле",
                            "уберите проверки или выберите вид вопроса о числе или о доле"
                        ),
                    ]
                    : each
                        .Item.Checks.OrEmpty()
                        .Index()
                        .SelectMany(check =>
                            Of(
                                campaign,
                                each.Item,
                                check.Item,
                                $"$.activities[{each.Index}].checks[{check.Index}]",
                                each.Item.Checks!.Take(check.Index)
                            )
                        )
            );

    private static IEnumerable<CampaignMistake> Of(
        Campaign campaign,
        Activity activity,
        NumberCheck check,
        string place,
        IEnumerable<NumberCheck> before
    )
    {
        if (check.Own(activity) is not { } own)
        {
            yield return check.Part is null
                ? new($"{place}.part", "не сказано, какое из двух чисел доли проверяется", "выберите часть или целое")
                : new($"{place}.part", "у вопроса о числе нет части и целого", "уберите это поле");
            yield break;
        }

        var named = OfNumbers(campaign, activity, check, $"{place}.numbers").ToList();
        foreach (var mistake in named)
        {
            yield return mistake;
        }

        if (named.Count == 0 && CannotHold(own, check, campaign) is { } why)
        {
            yield return new($"{place}.numbers", $"так быть не может: {why}", "исправьте границы чисел или уберите проверку");
        }

        if (
            before.Any(other =>
                (other.Kind, other.Part) == (check.Kind, check.Part)
                && other
                    .Numbers.Order(StringComparer.Ordinal)
                    .SequenceEqual(check.Numbers.Order(StringComparer.Ordinal), StringComparer.Ordinal)
            )
        )
        {
            yield return new($"{place}.numbers", "такая проверка у вопроса уже есть", "уберите одну из них");
        }
    }

    private static IEnumerable<CampaignMistake> OfNumbers(Campaign campaign, Activity activity, NumberCheck check, string place)
    {
        if (check.Numbers.Count == 0)
        {
            yield return new(place, "не названо, с чем сравнивать", "назовите вопрос о числе или о доле");
        }

        if (check.Kind == NumberCheckKind.NotMoreThan && check.Numbers.Count > 1)
        {
            yield return new(place, "сравнивать нужно с одним числом, а названо несколько", "оставьте одно");
        }

        foreach (var name in check.Numbers.CountBy(name => name, StringComparer.Ordinal))
        {
            if (CheckedNumber.Find(campaign, name.Key) is not { } number)
            {
                yield return Unknown(campaign, name.Key, place);
            }
            else if (number.Activity.Id == activity.Id)
            {
                yield return new(place, "вопрос сравнивается сам с собой", "назовите другой вопрос");
            }
            else if (name.Value > 1)
            {
                yield return new(place, $"число {number.Title} названо дважды", "оставьте одно");
            }
        }
    }

    private static CampaignMistake Unknown(Campaign campaign, string name, string place) =>
        campaign.FindActivity(name.Split('.')[0]) switch
        {
            null => new(place, $"назван вопрос «{name}», которого нет", "назовите другой вопрос или уберите его из проверки")
            {
                WithoutIds = "Вопроса, с которым сверяется число, в анкете больше нет. Снимите его отметку или уберите сверку.",
            },
            var found when CheckedNumber.Of(found).Count == 0 => new(
                place,
                $"вопрос {found.Number} {Russian.Quoted(found.Brief())} спрашивает не о числе и не о доле",
                "назовите другой вопрос"
            ),
            var found when found.Value is ShareQuestion => new(
                place,
                $"у доли {Russian.Quoted(found.Brief())} (вопрос {found.Number}) два числа, и не сказано, какое",
                $"назовите часть ({found.Id}.part) или целое ({found.Id}.whole)"
            )
            {
                WithoutIds =
                    $"Вопрос {found.Number} {Russian.Quoted(found.Brief())} спрашивает теперь о доле. Отметьте её часть или целое.",
            },
            var found => new(place, $"у вопроса {found.Number} одно число, а названо «{name}»", $"назовите его так: {found.Id}")
            {
                WithoutIds = $"Вопрос {found.Number} {Russian.Quoted(found.Brief())} спрашивает теперь об одном числе. Отметьте его.",
            },
        };

    private static string? CannotHold(CheckedNumber own, NumberCheck check, Campaign campaign)
    {
        var others = check.Others(campaign).ToList();
        var (least, most) = (others.Sum(other => other.Least), Most(others));
        return own.Least > most ? $"{own.Title} — не меньше {Shown(own.Least)}, а {Those(check, others)} — не больше {Shown(most.Value)}"
            : check.Kind == NumberCheckKind.SumOf && own.Most < least
                ? $"{own.Title} — не больше {Shown(own.Most.Value)}, а {Those(check, others)} — не меньше {Shown(least)}"
            : null;
    }

    private static decimal? Most(List<CheckedNumber> numbers) =>
        numbers.All(number => number.Most is not null) ? numbers.Sum(number => number.Most!.Value) : null;

    private static string Those(NumberCheck check, List<CheckedNumber> others) =>
        check.Numbers.Count == 1 ? others[0].Title : $"сумма {string.Join(" + ", others.Select(other => other.Title))}";

    private static string Shown(decimal number) => AnswerValue.Of(number).Shown;
}
