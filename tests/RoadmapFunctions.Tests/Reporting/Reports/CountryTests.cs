using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Reports;

/// <summary>R7: an edition of a country, drawn in a process of its own that has no more memory than the smallest instance leaves the
/// app beside its host, and checked here.</summary>
[Trait("Category", "Country")]
public sealed partial class CountryTests
{
    private const int Schools = 40_000;
    private const int Municipalities = 400;
    private const string Folder = "COUNTRY_FOLDER";
    private const long Heap = 320L * 1024 * 1024;
    private const long Most = 480L * 1024 * 1024;

    [Fact]
    public async Task R7_an_edition_of_forty_thousand_organizations_is_made_in_a_heap_of_320_MB()
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath!,
            ["-noColor", "-explicit", "only", "-showLiveOutput", "-method", $"*{nameof(Forty_thousand_organizations)}"]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        var folder = Directory.CreateTempSubdirectory("roadmap-country-");
        start.Environment[Folder] = folder.FullName;
        start.Environment["DOTNET_GCHeapHardLimit"] = Heap.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_GCConserveMemory"] = "7"; // as the app itself runs
        start.Environment["DOTNET_gcConcurrent"] = "0";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
        var peak = Peak().Match(output).Value;

        var files = folder.GetFiles();
        Assert.Equal(9, files.Length);
        var json = await ReadAsync(ReportFiles.SummaryJsonName);
        var outline = SummaryOutline.Read(json);
        Assert.Equal((Schools, Schools), (outline.Totals.Expected, outline.Totals.Received));
        Assert.Equal(SummaryCsv.Counts(outline), SummaryCsv.ReadCounts(await ReadAsync(ReportFiles.SummaryName("csv"))));
        Assert.NotNull(SummaryOutline.WithOrganization(json, $"school-{Schools}"));
        Assert.DoesNotContain(files, file => file.Length == 0);
        folder.Delete(recursive: true);
        Measured.Promise($"{Schools} organizations, {peak} MB resident at most");

        Task<byte[]> ReadAsync(string name) =>
            File.ReadAllBytesAsync(Path.Combine(folder.FullName, name), TestContext.Current.CancellationToken);
    }

    /// <summary>Run by the test above.</summary>
    [Fact(Explicit = true)]
    public async Task Forty_thousand_organizations()
    {
        await using var files = await DrawAsync();
        var peak = Process.GetCurrentProcess().PeakWorkingSet64;
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"Peak {peak >> 20} MB; {string.Join(", ", files.All.Select(drawn => $"{drawn.File.Name} {drawn.File.Size >> 10} KB"))}"
        );
        Assert.InRange(peak, 1, Most);
        foreach (var drawn in files.All)
        {
            await using var copy = File.Create(Path.Combine(Environment.GetEnvironmentVariable(Folder)!, drawn.File.Name));
            await drawn.Open().CopyToAsync(copy, TestContext.Current.CancellationToken);
        }
    }

    [GeneratedRegex(@"(?<=Peak )\d+(?= MB)", RegexOptions.None, 1000)]
    private static partial Regex Peak();

    private static Task<DrawnFiles> DrawAsync()
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
        return DrawnFiles.OfAsync(ReportFiles.Of(data), CancellationToken.None);
    }

    private static Submission Answer(Campaign campaign, int number) =>
        new()
        {
            OrganizationId = $"school-{number}",
            Source = SubmissionSource.Sheet,
            SubmittedAt = DateTimeOffset.UnixEpoch,
            ObservedAt = DateTimeOffset.UnixEpoch,
            Answers = Stored([
                .. campaign.Activities.Select((activity, index) => Answer(activity, index, number)).OfType<ActivityAnswer>(),
            ]),
        };

    // As the log gives them back: what repeats is there once.
    private static IReadOnlyList<ActivityAnswer> Stored(IReadOnlyList<ActivityAnswer> answers) =>
        CanonicalAnswer.Read(CanonicalAnswer.Write(answers));

    private static ReadAnswer? Answer(RoadmapFunctions.Campaigns.Activity activity, int index, int number)
    {
        var options = activity
            .Options.Where((_, option) => ((number / (option + 1)) + index) % 2 == 0)
            .Select(option => option.Id)
            .ToList();
        var words = index % 2 == 0 ? Words(number, index) : null;
        return options.Count == 0 && words is null ? null : new ReadAnswer(activity.Id, options, words);
    }

    // As in life: a phrase that all have copied, each with a number of its own.
    private static string Words(int number, int index) =>
        $"школа {number}: рабочая группа по пункту {index + 1} собиралась {number % 7 + 2} раза, выводы сообщены учителям и родителям, "
        + "план пересмотрен к концу четверти";
}
