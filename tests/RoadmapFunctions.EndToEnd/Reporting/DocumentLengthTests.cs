using System.Diagnostics;
using System.Globalization;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Documents.Word;
using RoadmapFunctions.EndToEnd.Collecting.Import;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Reporting;

/// <summary>Nobody reads a long report: the office program itself counts the pages.</summary>
[Trait("Category", "LibreOffice")]
public sealed class DocumentLengthTests
{
    [Theory]
    [InlineData(7, 0, 1)]
    [InlineData(15, 14, 8)]
    [InlineData(150, 140, 12)]
    public async Task A_report_without_its_annexes_is_as_short_as_its_roster_allows(int schools, int answered, int pages)
    {
        var report = AnalyticalReport.Compose(Data(schools, answered));
        Assert.InRange(await PagesAsync(report with { Parts = [report.Parts[0]] }), 1, pages);
    }

    [Fact]
    public async Task A_school_s_sheet_is_one_page_though_nothing_is_done_and_the_paper_form_is_two()
    {
        var openData = SummaryData.Of(Data(7, 7, onlyWords: true));
        Assert.Equal(1, await PagesAsync(SchoolSheet.Compose(openData, openData.Organizations[0])));
        Assert.Equal(2, await PagesAsync(PaperForm.Compose(Shipped, organization: null)));
    }

    private static Campaign Shipped { get; } =
        CampaignFile.Read(Path.Combine(AppContext.BaseDirectory, "Campaigns", "tomsk-roadmap-2020-2021-h1.json"));

    private static async Task<int> PagesAsync(Document document)
    {
        using var word = new MemoryStream();
        WordWriter.Write(document, word);
        using var office = new LibreOffice();
        var pdf = Path.GetTempFileName();
        await File.WriteAllBytesAsync(pdf, await office.ConvertAsync(word.ToArray(), "docx", "pdf"));
        using var info = Process.Start(new ProcessStartInfo("pdfinfo", [pdf]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var pages = (await info.StandardOutput.ReadToEndAsync())
            .Split('\n')
            .Single(line => line.StartsWith("Pages:", StringComparison.Ordinal));
        File.Delete(pdf);
        return int.Parse(pages["Pages:".Length..], CultureInfo.InvariantCulture);
    }

    // With own words alone every activity needs action.
    private static ReportData Data(int schools, int answered, bool onlyWords = false)
    {
        var campaign = Shipped with
        {
            Organizations =
            [
                .. Enumerable
                    .Range(1, schools)
                    .Select(number => new Organization(
                        $"school-{number}",
                        $"МАОУ СОШ № {number}",
                        $"СОШ № {number}",
                        Municipality: schools > ReportData.LargestNamedRoster ? $"Район {number % 4}" : null
                    )),
            ],
        };
        var history = SubmissionHistory.From(
            Enumerable
                .Range(1, answered)
                .Select(number => new Submission
                {
                    OrganizationId = $"school-{number}",
                    Source = SubmissionSource.Sheet,
                    SubmittedAt = DateTimeOffset.UnixEpoch,
                    ObservedAt = DateTimeOffset.UnixEpoch,
                    Answers =
                    [
                        .. campaign.Activities.Select(
                            (activity, index) =>
                                new ReadAnswer(
                                    activity.Id,
                                    !onlyWords ? [activity.Options[((number * 7) + (index * 3)) % activity.Options.Count].Id] : [],
                                    onlyWords || (number + index) % 6 == 0
                                        ? $"проведены беседы с родителями {number} классов, составлен план работы на полугодие"
                                        : null
                                )
                        ),
                    ],
                })
        );
        return new(
            CampaignAnalysis.Of(campaign, history, GroupCorrections.None),
            [],
            new(1, "Отчёт", "проверка", new(2021, 2, 10, 2, 0, 0, TimeSpan.Zero)),
            Changes: null
        );
    }
}
