using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>When a question is asked: of a school that has ticked one of these options of an earlier question.</summary>
/// <param name="Activity">Id of the earlier question.</param>
/// <param name="Options">Ids of its options; any of them is enough.</param>
public sealed record QuestionCondition(string Activity, IReadOnlyList<string> Options)
{
    private const int LongestOption = 100;

    /// <summary>For a form: «Ответьте, если в вопросе 1 отмечено «Не разработана»». Without a full stop.</summary>
    public string Statement(Campaign campaign) => $"Ответьте, если {InWords(campaign)}";

    /// <summary>«в вопросе 1 отмечено «Не разработана»».</summary>
    public string InWords(Campaign campaign)
    {
        var earlier = campaign.FindActivity(Activity);
        var options = (earlier?.Options)
            .OrEmpty()
            .Where(option => Options.Contains(option.Id, StringComparer.Ordinal))
            .Select(option => Russian.Quoted(CleanText.Abridged(option.Text, LongestOption)));
        return $"в вопросе {earlier?.Number} отмечено {string.Join(" или ", options)}";
    }
}
