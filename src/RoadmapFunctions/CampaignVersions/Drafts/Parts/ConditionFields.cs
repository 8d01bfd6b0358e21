using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>The checkboxes that make a question depend on an earlier answer.</summary>
public static class ConditionFields
{
    public const string Field = "onlyIf";

    private const int LongestOption = 60;

    /// <summary>The checkbox beside the option.</summary>
    public static string OptionField(string question, string option) => $"{Field}.{question}.{option}";

    /// <summary>Questions that may be named: those with options that stand before this question and before its table.</summary>
    public static IEnumerable<Activity> Offered(Campaign campaign, string question) =>
        campaign
            .Activities.TakeWhile(activity => activity.Id != TableFields.RowsOf(campaign, question)[0].Id)
            .Where(activity => activity.HasOptions);

    /// <summary>What stands beside the checkbox of an option that can no longer be named.</summary>
    public static string TitleOfGone(Campaign campaign, string field)
    {
        var ids = field[(Field.Length + 1)..].Split('.');
        return campaign.FindActivity(ids[0]) switch
        {
            null => "Вопроса, от которого зависел этот, больше нет",
            var moved when moved.Options.FirstOrDefault(option => option.Id == ids[^1]) is { } option =>
                $"Вопрос {moved.Number} теперь не раньше этого: {Russian.Quoted(CleanText.Abridged(option.Text, LongestOption))}",
            var changed => $"Такого варианта у вопроса {changed.Number} больше нет",
        };
    }

    // A cleared checkbox has no field: so an option that somebody adds elsewhere does not make this page out of date.
    internal static IEnumerable<(string Name, string? Value)> Write(Activity activity) =>
        activity.OnlyIf is { } condition
            ? condition
                .Options.Distinct(StringComparer.Ordinal)
                .Select(option => (OptionField(condition.Activity, option), (string?)"true"))
            : [];

    /// <returns>Null where the question is asked of everybody.</returns>
    internal static QuestionCondition? Read(Campaign campaign, FormFields fields, Activity before)
    {
        var known = (before.OnlyIf?.Options).OrEmpty().Select(option => (Question: before.OnlyIf!.Activity, Option: option));
        var offered = Offered(campaign, before.Id)
            .SelectMany(earlier => earlier.Options.Select(option => (Question: earlier.Id, Option: option.Id)));
        var marked = known
            .Concat(offered)
            .Distinct()
            .Where(each => fields.Is(OptionField(each.Question, each.Option)))
            .GroupBy(each => each.Question, StringComparer.Ordinal)
            .ToList();
        if (marked.Count > 1)
        {
            fields.Refuse(Field, "Отмечены варианты разных вопросов. Оставьте варианты одного: вопрос зависит от одного вопроса.");
        }

        return marked.Count == 0 ? null : new(marked[0].Key, [.. marked[0].Select(each => each.Option)]);
    }
}
