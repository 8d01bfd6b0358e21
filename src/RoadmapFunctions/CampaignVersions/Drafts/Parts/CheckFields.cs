using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>The fields of the checks between numbers of a question.</summary>
public static class CheckFields
{
    public const string List = "checks";

    private const string OthersPrefix = "numbers.";

    /// <summary>The checkbox beside the number with that name.</summary>
    public static string OtherField(string name) => $"{OthersPrefix}{name}";

    /// <summary>The numbers that a check of the question can name, in the order of the questions.</summary>
    public static IEnumerable<CheckedNumber> Offered(Campaign campaign, string question) =>
        campaign.Activities.Where(activity => activity.Id != question).SelectMany(CheckedNumber.Of);

    /// <summary>What stands beside the checkbox of a number that can no longer be named.</summary>
    public static string TitleOfGone(Campaign campaign, string name) =>
        campaign.FindActivity(name.Split('.')[0]) is { } changed
            ? $"{Russian.Quoted(changed.Brief())} (вопрос {changed.Number}): теперь он спрашивает иначе"
            : "Вопроса больше нет";

    // A cleared checkbox has no field: so a question that somebody adds elsewhere does not make this page out of date.
    internal static IEnumerable<(string Name, string? Value)> Write(Activity activity) =>
        activity
            .Checks.OrEmpty()
            .Index()
            .SelectMany(each =>
                (IEnumerable<(string, string?)>)
                    [
                        ($"{List}[{each.Index}].kind", Choices.Name(each.Item.Kind)),
                        ($"{List}[{each.Index}].severity", Choices.Name(each.Item.Severity)),
                        .. each.Item.Part is { } part
                            ? [($"{List}[{each.Index}].part", Choices.Name(part))]
                            : (IEnumerable<(string, string?)>)[],
                        .. each
                            .Item.Numbers.Distinct(StringComparer.Ordinal)
                            .Select(name => ($"{List}[{each.Index}].{OtherField(name)}", (string?)"true")),
                    ]
            );

    /// <returns>Null where there are none, or where the question does not ask for a number.</returns>
    internal static IReadOnlyList<NumberCheck>? Read(Campaign campaign, FormFields fields, Activity before)
    {
        var kind = fields.Choice("kind", QuestionKind.SeveralOf);
        if (kind is not (QuestionKind.Number or QuestionKind.Share))
        {
            return null;
        }

        var known = before.Checks.OrEmpty();
        var checks = fields
            .Items(List)
            .Select(each => new NumberCheck(
                each.Choice("kind", NumberCheckKind.NotMoreThan),
                Numbers(campaign, each, before.Id, known),
                each.Choice("severity", CheckSeverity.MustBeMended),
                kind == QuestionKind.Share ? each.Choice("part", SharePart.Part) : null
            ))
            .ToList();
        return checks.Count == 0 ? null : checks;
    }

    // Numbers keep their order in the file, whatever the order of the questions.
    private static IReadOnlyList<string> Numbers(Campaign campaign, FormFields fields, string question, IReadOnlyList<NumberCheck> known)
    {
        var marked = Offered(campaign, question)
            .Select(number => number.Name)
            .Concat(known.SelectMany(check => check.Numbers))
            .Distinct(StringComparer.Ordinal)
            .Where(name => fields.Is(OtherField(name)))
            .ToList();
        return known.FirstOrDefault(check => marked.ToHashSet(StringComparer.Ordinal).SetEquals(check.Numbers))?.Numbers ?? marked;
    }
}
