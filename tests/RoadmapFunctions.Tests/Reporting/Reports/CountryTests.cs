using System.Diagnostics;
using System.Globalization;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Reports;

/// <summary>R7: an edition of a country, drawn and checked in a process of its own that has no more memory than the smallest
/// instance.</summary>
[Trait("Category", "Country")]
public sealed class CountryTests
{
    private const int Schools = 40_000;
    private const int Municipalities = 400;
    private const int OwnWordsEvery = 20;
    private const long Instance = 512L * 1024 * 1024;

    [Fact]
    public async Task R7_an_edition_of_forty_thousand_organizations_is_made_within_512_MB()
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath!,
            ["-noColor", "-explicit", "only", "-showLiveOutput", "-method", $"*{nameof(Forty_thousand_organizations)}"]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        // what .NET takes of a container of that size
        start.Environment["DOTNET_GCHeapHardLimit"] = (Instance * 3 / 4).ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_GCConserveMemory"] = "7"; // as the app itself runs
        start.Environment["DOTNET_gcConcurrent"] = "0";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
        Assert.Contains("Peak ", output, StringComparison.Ordinal);
    }

    /// <summary>Run by the test above.</summary>
    [Fact(Explicit = true)]
    public async Task Forty_thousand_organizations()
    {
        var campaign = TestCampaign.Tomsk with
        {
            Organizations =
            [
                .. Enumerable
                    .Range(1, Schools)
                    .Select(number => new Organization(
                        $"school-{number}",
                        $"МАОУ СОШ № {number}",
                        $"СОШ № {number}",
                        Municipality: $"Район {number % Municipalities}"
                    )),
            ],
        };
        var history = SubmissionHistory.From(Enumerable.Range(1, Schools).Select(number => Answer(campaign, number)));
        var data = new ReportData(
            CampaignAnalysis.Of(campaign, history, GroupCorrections.None),
            [],
            new(1, "Отчёт", "проверка", default),
            Changes: null
        );
        var files = await ReportFiles.DrawAsync(data, CancellationToken.None);
        Assert.Equal(9, files.Count);

        var outline = SummaryOutline.Read(files.Single(file => file.Name == ReportFiles.SummaryJsonName).Content);
        Assert.Equal((Schools, Schools), (outline.Totals.Expected, outline.Totals.Received));
        Assert.Equal(
            SummaryCsv.Counts(outline),
            SummaryCsv.ReadCounts(files.Single(file => file.Name == ReportFiles.SummaryName("csv")).Content)
        );
        Assert.NotNull(
            SummaryOutline.WithOrganization(files.Single(file => file.Name == ReportFiles.SummaryJsonName).Content, $"school-{Schools}")
        );
        Assert.Equal(files.Count, files.Select(file => Digest.Of(file.Content)).Distinct(StringComparer.Ordinal).Count());

        var peak = Process.GetCurrentProcess().PeakWorkingSet64;
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"Peak {peak >> 20} MB; {string.Join(", ", files.Select(file => $"{file.Name} {file.Content.Length >> 10} KB"))}"
        );
        Assert.InRange(peak, 1, Instance);
    }

    private static Submission Answer(Campaign campaign, int number) =>
        new()
        {
            OrganizationId = $"school-{number}",
            Source = SubmissionSource.Sheet,
            SubmittedAt = DateTimeOffset.UnixEpoch,
            ObservedAt = DateTimeOffset.UnixEpoch,
            Answers = [.. campaign.Activities.Select((activity, index) => Answer(activity, index, number)).OfType<ActivityAnswer>()],
        };

    private static ReadAnswer? Answer(RoadmapFunctions.Campaigns.Activity activity, int index, int number)
    {
        var options = activity
            .Options.Where((_, option) => ((number / (option + 1)) + index) % 2 == 0)
            .Select(option => option.Id)
            .ToList();
        var words = (number + index) % OwnWordsEvery == 0 ? $"проведены беседы с родителями {number % 97} классов" : null;
        return options.Count == 0 && words is null ? null : new ReadAnswer(activity.Id, options, words);
    }
}
