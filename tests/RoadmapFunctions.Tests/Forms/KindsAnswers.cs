using RoadmapFunctions.Answers;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Reports;

namespace RoadmapFunctions.Tests.Forms;

/// <summary>Answers to the questions of <see cref="KindsCampaign"/>, and the report that they give.</summary>
internal static class KindsAnswers
{
    public static readonly DateTimeOffset At = new(2021, 1, 28, 5, 0, 0, TimeSpan.Zero);

    public static Submission Answered(string school, ActivityAnswer answer) =>
        new()
        {
            OrganizationId = school,
            Source = SubmissionSource.Http,
            SubmittedAt = At,
            ObservedAt = At,
            Answers = [answer],
        };

    public static ReportData Report(CampaignAnalysis analysis) => new(analysis, [], new(1, "Отчёт", "проба", At), Changes: null);
}
