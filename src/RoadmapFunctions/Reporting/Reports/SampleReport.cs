using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>The analytical report of a campaign without answers, made with invented ones. It says so wherever it can be read.</summary>
public static class SampleReport
{
    private const string Mark = "ОБРАЗЕЦ. Ответы вымышлены";

    /// <summary>Among so many schools one is silent and one answers late.</summary>
    private const int Rhythm = 7;

    public static Document Compose(Campaign campaign)
    {
        var at = campaign
            .Milestones.Where(milestone => milestone.Publishes)
            .Select(milestone => milestone.Instant(campaign.Zone))
            .DefaultIfEmpty(campaign.EndsAt)
            .Min();
        var analysis = CampaignAnalysis.Of(campaign, SubmissionHistory.From(Answers(campaign)), GroupCorrections.None);
        var report = AnalyticalReport.Compose(new(analysis, [], new(1, Mark, "образец", at), Changes: null));
        return report with
        {
            Title = $"{Mark}: {report.Title}",
            RunningFoot = $"{Mark}. {report.RunningFoot}",
            Parts = [.. report.Parts.Select(part => part with { Blocks = [new AnnexMark(Mark), .. part.Blocks] })],
        };
    }

    /// <summary>The same campaign gives the same answers: nothing is random.</summary>
    public static IEnumerable<Submission> Answers(Campaign campaign)
    {
        foreach (var (index, school) in campaign.Organizations.Index())
        {
            if (index % Rhythm == Rhythm - 1)
            {
                continue;
            }

            var late = index % Rhythm == Rhythm - 2;
            var at = campaign.AnswersDue.AddHours(late ? 20 : -20 - index % 100);
            yield return new()
            {
                OrganizationId = school.Id,
                Source = SubmissionSource.Http,
                SubmittedAt = at,
                ObservedAt = at,
                Answers = SampleNumbers.Agreeing(
                    campaign,
                    [.. campaign.Activities.Index().Select(activity => Answer(activity.Item, index + activity.Index))]
                ),
            };
        }
    }

    private static ActivityAnswer Answer(Activity activity, int turn) =>
        activity.Value is { } question ? new ValueAnswer(activity.Id, question.Sample(turn)) : Words(activity, turn);

    private static ReadAnswer Words(Activity activity, int turn) =>
        !activity.HasOptions || turn % Rhythm == 3
            ? new(activity.Id, [], "Образец своего ответа")
            : new(activity.Id, [activity.Options[turn % activity.Options.Count].Id]);
}
