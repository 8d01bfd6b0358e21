using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using Xunit;

namespace RoadmapFunctions.Tests.CampaignVersions;

/// <summary>What an operator is told before a changed question is published.</summary>
public sealed class CampaignChangesTests
{
    private static readonly Campaign Before = KindsCampaign.With([.. KindsCampaign.Checked, .. KindsCampaign.Conditional]);

    public static TheoryData<string, Func<Activity, Activity>, string> Changes =>
        new()
        {
            { KindsCampaign.Number.Id, each => each with { Numeric = new("руб.", Whole: true, Most: 10) }, "что просят: было «Впишите " },
            { KindsCampaign.Share.Id, each => each with { Share = new("чел.", "прошли", "должны пройти") }, "прошли; должны пройти»" },
            { KindsCampaign.Number.Id, each => each with { Required = true }, "без него форма по личной ссылке не принимается" },
            { KindsCampaign.Conditional[0].Id, each => each with { OnlyIf = null }, "кому его задают: было «если в вопросе " },
            { Checked.Id, each => each with { Checks = null }, "сверка чисел: убирается «" },
            {
                Checked.Id,
                each => each with { Checks = [.. each.Checks!.Select(check => check with { Severity = Other(check.Severity) })] },
                "сверка чисел: добавляется «"
            },
        };

    private static Activity Checked => KindsCampaign.Checked.First(activity => activity.Checks is not null);

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_changed_question_is_told_in_detail_and_once(string id, Func<Activity, Activity> change, string words)
    {
        var after = Before with { Activities = [.. Before.Activities.Select(each => each.Id == id ? change(each) : each)] };
        var told = CampaignChanges.Between(Before, after);
        Assert.Contains(told, sentence => sentence.Contains(words, StringComparison.Ordinal));
        Assert.DoesNotContain(told, sentence => sentence.Contains("изменены сведения", StringComparison.Ordinal));
    }

    private static CheckSeverity Other(CheckSeverity severity) =>
        severity == CheckSeverity.MustBeMended ? CheckSeverity.MustBeExplained : CheckSeverity.MustBeMended;
}
