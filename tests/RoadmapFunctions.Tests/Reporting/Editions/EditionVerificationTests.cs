using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using RoadmapFunctions.Tests.Answers;
using RoadmapFunctions.Tests.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Editions;

/// <summary>R3, R8: whatever happens to an edition after its publishing is told exactly.</summary>
public sealed class EditionVerificationTests
{
    [Fact]
    public async Task R3_an_untouched_edition_is_whole()
    {
        var edition = await PublishedEdition.OfSampleAsync();
        var result = await edition.VerifyAsync();
        Assert.Empty(result.Differences);
        Assert.Equal((1, edition.Files.Count, Digest.Of(edition.Manifest)), (result.Edition, result.Files, result.ManifestSha256));
    }

    [Fact]
    public async Task An_edition_in_which_a_school_is_exempt_adds_up()
    {
        var exempt = Review.Terms(exempt: true) with { OrganizationId = "sosh-13", Number = 1 };
        var history = SubmissionHistory.From([Review.Answer(0, Review.Words("scheme", "сделали")), exempt]);
        var analysis = CampaignAnalysis.Of(TestCampaign.Small, history, GroupCorrections.None);
        var edition = await PublishedEdition.OfAsync(new(analysis, [], new(1, "Отчёт", "срок", Review.Noon), Changes: null));
        Assert.Empty(await edition.DifferencesAsync());
    }

    [Fact]
    public async Task A_file_that_is_missing_and_one_that_is_too_many_are_named()
    {
        var edition = await PublishedEdition.OfSampleAsync();
        edition.Files.Remove("report.docx");
        edition.Files["заметки.txt"] = [1];
        Assert.Equal(["FileMissing report.docx", "FileExtra заметки.txt"], await edition.DifferencesAsync());
    }

    [Fact]
    public async Task A_file_of_another_length_and_one_of_another_content_are_told_apart()
    {
        var edition = await PublishedEdition.OfSampleAsync();
        edition.Files["report.docx"][0]++;
        edition.Files["report.html"] = [.. edition.Files["report.html"], (byte)'\n'];
        var result = await edition.VerifyAsync();
        Assert.Equal([DifferenceKind.Sha256, DifferenceKind.Size], result.Differences.Select(difference => difference.Kind));
        Assert.Matches("^report.docx: SHA-256 [0-9a-f]{64} вместо [0-9a-f]{64} по манифесту\\.$", result.Differences[0].Explanation);
        Assert.Matches("^report.html: байтов [0-9]+ вместо [0-9]+ по манифесту\\.$", result.Differences[1].Explanation);
    }

    [Fact]
    public async Task Counts_that_were_changed_in_one_file_with_its_hash_mended_are_seen_in_the_other()
    {
        var edition = await PublishedEdition.OfSampleAsync();
        edition.Forge(
            "summary.csv",
            text =>
                text.Replace(
                    "Приняты управленческие решения;4;5;80,0",
                    "Приняты управленческие решения;5;5;100,0",
                    StringComparison.Ordinal
                )
        );
        var difference = Assert.Single((await edition.VerifyAsync()).Differences);
        Assert.Equal(
            "summary.csv: числа не те, что в summary.json: мероприятие 1, «Приняты управленческие "
                + "решения» — 5 из 5, а там мероприятие 1, «Приняты управленческие решения» — 4 из 5.",
            difference.Explanation
        );
    }

    [Theory]
    [InlineData("totals", "late", "summary.json: ответов в срок и с опозданием вместе 7 вместо 5.")]
    [InlineData("totals", "confirmed", "summary.json: ответов, утверждённых руководителями, вместе 0 вместо 3.")]
    [InlineData("totals", "expected", "summary.json: полученных и недостающих ответов вместе 7 вместо 3.")]
    [InlineData(
        "edition",
        "number",
        "summary.json: издание № 3 кампании «tomsk-roadmap-2020-2021-h1», а по манифесту — № 1 кампании «tomsk-roadmap-2020-2021-h1»."
    )]
    public async Task Sums_that_do_not_add_up_are_told(string part, string name, string sentence)
    {
        var edition = await PublishedEdition.OfSampleAsync();
        edition.Forge(
            "summary.json",
            text =>
            {
                var json = JsonNode.Parse(text)!;
                json[part]![name] = 3;
                return json.ToJsonString();
            }
        );
        Assert.Contains(sentence, (await edition.VerifyAsync()).Differences.Select(difference => difference.Explanation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("null")]
    public async Task What_cannot_be_read_is_told_and_throws_nothing(string json)
    {
        var edition = await PublishedEdition.OfSampleAsync();
        edition.Forge("summary.json", _ => json);
        Assert.Equal(["Contents summary.json"], await edition.DifferencesAsync());
        edition.Manifest = Encoding.UTF8.GetBytes(json);
        Assert.Equal(["ManifestUnreadable manifest.json"], await edition.DifferencesAsync());
    }

    [Fact]
    public async Task An_edition_knows_the_one_before_it_and_the_one_after_it()
    {
        var first = await PublishedEdition.OfSampleAsync();
        var second = await PublishedEdition.OfSampleAsync(2, Digest.Of(first.Manifest));
        Assert.Empty(await first.DifferencesAsync(second.Manifest));
        Assert.Empty(await second.DifferencesAsync(first.Manifest));

        var other = await PublishedEdition.OfSampleAsync(2, Digest.Of("другой"u8));
        Assert.Equal(["Chain manifest.json"], await first.DifferencesAsync(other.Manifest));
        Assert.Equal(["Chain manifest.json"], await other.DifferencesAsync(first.Manifest));
        Assert.Equal(["Chain manifest.json"], await first.DifferencesAsync("мусор"u8.ToArray()));
        Assert.Equal(["Chain manifest.json"], await (await PublishedEdition.OfSampleAsync(2)).DifferencesAsync());
        Assert.Equal(
            ["Chain manifest.json"],
            await (await PublishedEdition.OfSampleAsync(1, Digest.Of(first.Manifest))).DifferencesAsync()
        );
    }

    /// <summary>The sample campaign's files with their manifest, to be spoilt.</summary>
    private sealed class PublishedEdition
    {
        private Edition edition;

        private PublishedEdition(Edition edition, Dictionary<string, byte[]> files)
        {
            (this.edition, Files) = (edition, files);
            Manifest = JsonSerializer.SerializeToUtf8Bytes(edition, RoadmapJson.Indented);
        }

        public byte[] Manifest { get; set; }

        public Dictionary<string, byte[]> Files { get; }

        public static Task<PublishedEdition> OfSampleAsync(int number = 1, string? previous = null) =>
            OfAsync(ReportCase.Tomsk.Data, number, previous);

        public static async Task<PublishedEdition> OfAsync(ReportData data, int number = 1, string? previous = null)
        {
            await using var files = await DrawnFiles.OfAsync(
                ReportFiles.Of(data with { Edition = data.Edition with { Number = number } }),
                CancellationToken.None
            );
            return new(
                new Edition
                {
                    Number = number,
                    CampaignId = data.Campaign.Id,
                    Title = "Отчёт",
                    Reason = "срок",
                    SnapshotAt = data.Edition.SnapshotAt,
                    InputSha256 = "",
                    ProgramVersion = "",
                    PreviousManifestSha256 = previous,
                    Files = [.. files.All.Select(drawn => drawn.File)],
                },
                files.All.ToDictionary(drawn => drawn.File.Name, ContentOf, StringComparer.Ordinal)
            );
        }

        private static byte[] ContentOf(DrawnFile drawn)
        {
            using var content = new MemoryStream();
            drawn.Open().CopyTo(content);
            return content.ToArray();
        }

        /// <summary>Changes a file and its line in the manifest, as a careful liar would.</summary>
        public void Forge(string name, Func<string, string> change)
        {
            Files[name] = [.. Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(Files[name])))];
            edition = edition with
            {
                Files =
                [
                    .. edition.Files.Select(file =>
                        file.Name == name ? file with { Size = Files[name].Length, Sha256 = Digest.Of(Files[name]) } : file
                    ),
                ],
            };
            Manifest = JsonSerializer.SerializeToUtf8Bytes(edition, RoadmapJson.Indented);
        }

        public Task<VerificationResult> VerifyAsync(params byte[][] neighbours) =>
            EditionVerification.VerifyAsync(
                Manifest,
                neighbours,
                Files.Select(file => new FoundFile(file.Key, file.Value)).ToAsyncEnumerable(),
                CancellationToken.None
            );

        public async Task<IEnumerable<string>> DifferencesAsync(params byte[][] neighbours) =>
            (await VerifyAsync(neighbours)).Differences.Select(difference => $"{difference.Kind} {difference.File}");
    }
}
