using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>What stands at the head and at the foot of each document.</summary>
public static class DocumentHead
{
    private const string Blank = "____________________";

    public static string TitleOf(Campaign campaign, MilestoneKind kind, string otherwise) =>
        campaign.Milestones.FirstOrDefault(milestone => milestone.Kind == kind)?.Title ?? otherwise;

    /// <summary>«о выполнении плана … за 1-е полугодие 2020/2021 учебного года».</summary>
    public static string About(Campaign campaign) => Typography.Years($"о выполнении {campaign.Terms.Plan} за {campaign.Period}");

    public static TitleBlock Compose(ReportData data, string title, string? addressee)
    {
        var (campaign, made) = (data.Campaign, TimeZoneInfo.ConvertTime(data.Edition.SnapshotAt, data.Campaign.Zone));
        var approval = campaign.Requisites.Approval is { } approver ? $"УТВЕРЖДАЮ\n{approver}\n«____» ______________ {made.Year} г." : null;
        return new(
            campaign.Operator.FullName is { } name ? $"{name}\n({campaign.Operator.Name})" : campaign.Operator.Name,
            title,
            About(campaign),
            [
                .. campaign.Requisites.Place is { } place ? [place] : Array.Empty<string>(),
                $"от «____» ______________ {made.Year} г. № ________",
            ]
        )
        {
            Addressee = string.Join("\n\n", new[] { addressee, approval }.OfType<string>()) is { Length: > 0 } lines ? lines : null,
        };
    }

    public static string RunningFoot(Campaign campaign, int edition, DateTimeOffset at) =>
        $"{campaign.Operator.Name}. {Typography.Years(campaign.Period)}. Издание "
        + $"{Wording.Numbered(edition)} от {Russian.DateAndTime(at, campaign.Zone)}";

    public static IEnumerable<Block> Ending(Campaign campaign)
    {
        yield return new Signature(campaign.Operator.SignatoryPost, campaign.Operator.SignatoryName);
        yield return new FinePrint(
            campaign.Requisites.Executor is { } executor
                ? $"Исполнитель: {executor.Name}\nтел. {executor.Phone}"
                : $"Исполнитель: {Blank}\nтел. {Blank}"
        );
    }

    /// <summary>«Приложение 1 / к аналитическому отчёту».</summary>
    public static AnnexMark Annex(int number) => new($"Приложение {number}\nк аналитическому отчёту");
}
