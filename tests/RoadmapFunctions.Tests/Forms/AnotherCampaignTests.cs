using System.Text;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Forms;

/// <summary>Another city, other questions, sixty schools: from the campaign file alone to the form, its answers and the report.</summary>
public sealed class AnotherCampaignTests
{
    // The model of the form stamps its answers with days of 2021.
    private static readonly Campaign Zarechny = CampaignFile.Read(
        Path.Combine(Golden.Root, "tests/RoadmapFunctions.Tests/Forms/zarechny-reading-2022.json")
    ) with
    {
        AnswersFrom = new DateOnly(2021, 1, 1),
    };

    private static readonly Lazy<GoogleModel> Model = new(() => GoogleModel.Run(Zarechny));

    [Fact]
    public void Its_form_gives_back_every_option_of_every_school()
    {
        Assert.Equal(60, Zarechny.Organizations.Count);
        Assert.Equal("Asia/Yekaterinburg", Zarechny.TimeZone);
        GoogleFormScriptTests.AssertStamped(Zarechny, Model.Value);
        GoogleFormScriptTests.AssertAllComesBack(Zarechny, Model.Value);
    }

    [Fact]
    public void Only_what_its_file_requires_is_required() =>
        Assert.Equal(
            [true, true, false, false, false],
            Model.Value["form"].GetProperty("items").EnumerateArray().Select(item => item.GetProperty("required").GetBoolean())
        );

    [Fact]
    public void Its_paper_form_has_its_own_numbers()
    {
        var table = PaperForm.Compose(Zarechny, organization: null).Parts[0].Blocks.OfType<RoadmapFunctions.Documents.Table>().Single();
        Assert.Equal(["1.1.", "1.2.", "2.", "3.а."], table.Rows.Select(row => row[0].Text));
    }

    [Fact]
    public async Task Its_report_covers_all_its_schools_and_mentions_no_other_city()
    {
        var now = Zarechny.Milestones.Single(milestone => milestone.Kind is MilestoneKind.Report).Instant(Zarechny.Zone);
        var plan = SyncPlan.Make(
            Model.Value.Parse(Zarechny),
            Model.Value.Sheet.Header,
            SubmissionHistory.From([]),
            [],
            now,
            Disappearance.StopIfMany
        );
        var data = new ReportData(
            CampaignAnalysis.Of(Zarechny, SubmissionHistory.From(plan.Entries), GroupCorrections.None),
            plan.ToQuarantine,
            new EditionHead(1, "Аналитическая справка", "наступил срок", now, now),
            Changes: null
        );
        var files = await Drawn.FilesAsync(data);
        var page = Encoding.UTF8.GetString(files["report.html"]);
        Assert.Contains("Читаем вместе", page, StringComparison.Ordinal);
        Assert.Contains("«Центр развития образования»", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Томск", page, StringComparison.Ordinal);
        Assert.All(
            Zarechny.Organizations,
            organization => Assert.Contains(organization.Id, Encoding.UTF8.GetString(files["summary.json"]), StringComparison.Ordinal)
        );
    }
}
