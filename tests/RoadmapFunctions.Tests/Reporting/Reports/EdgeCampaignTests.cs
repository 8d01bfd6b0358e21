using System.IO.Compression;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Json.Schema;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using RoadmapFunctions.Tests.Documents;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Reports;

/// <summary>R6: a campaign at its edge gives files that open, and a sentence that says how things stand.</summary>
public sealed class EdgeCampaignTests
{
    private static readonly Campaign OneSchool = TestCampaign.Small with { Organizations = [TestCampaign.Small.Organizations[0]] };

    public static TheoryData<string, string> Cases =>
        new()
        {
            { "nobody has answered", "информация не представлена ни одним учреждением." },
            { "one school", "СОШ № 5: информация представлена в установленный срок." },
            { "all alike", "Распоряжение Департамента образования от 22.01.2021 № 25/п в части информации за" },
            { "own words only", "В свободной форме дано 9 ответов" },
            { "long texts", "В свободной форме дано 9 ответов" },
            { "hostile texts", "Тексты приведены без изменений." },
            { "nothing but quarantine", "Не учтена 1 запись" },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task R6_the_files_open_and_say_how_things_stand(string name, string sentence)
    {
        var data = Data(name);
        var files = await Drawn.FilesAsync(data);
        Assert.All(files.Where(file => file.Key.EndsWith('x')), file => Assert.Empty(Errors(file.Key, file.Value)));
        Assert.True(
            JsonSchema
                .FromText(Encoding.UTF8.GetString(files["summary.schema.json"]))
                .Evaluate(JsonDocument.Parse(files["summary.json"]).RootElement)
                .IsValid
        );
        Assert.Contains(sentence, string.Join('\n', Texts(data)), StringComparison.Ordinal);
        Assert.Empty(await DifferencesAsync(files, data));
    }

    [Fact]
    public void A_text_of_thirty_thousand_characters_is_whole_in_the_report_and_in_the_open_data()
    {
        var data = Data("long texts");
        Assert.Contains(
            AnalyticalReport.Compose(data).Parts[0].Blocks.OfType<Table>().SelectMany(table => table.Rows),
            row => row.Any(cell => cell.Text.Length >= 29_000)
        );
        Assert.Contains(
            SummaryData.Of(data).Organizations,
            organization => organization.Answers!.Any(answer => answer.OwnWords?.Length >= 29_000)
        );
    }

    [Fact]
    public void When_nobody_has_answered_the_summary_says_so_and_nothing_else()
    {
        var blocks = ConsolidatedSummary.Compose(Data("nobody has answered")).Parts[0].Blocks;
        Assert.Contains(
            "информация не представлена ни одним учреждением.",
            Assert.Single(blocks.OfType<Paragraph>()).Text,
            StringComparison.Ordinal
        );
        Assert.Empty(blocks.OfType<Table>());
    }

    [Theory]
    [InlineData("нигде не завершено")]
    [InlineData("Наибольшие затруднения")]
    [InlineData("реже всего")]
    [InlineData("Адресная методическая поддержка требуется")]
    public void Nobody_is_judged_by_what_nobody_has_read(string judgement) =>
        Assert.DoesNotContain(judgement, string.Join('\n', Texts(Data("own words only"))), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_files_of_a_campaign_that_says_organizations_never_say_institutions(string name)
    {
        var data = Data(name);
        var files = await Drawn.FilesAsync(
            data with
            {
                Analysis = CampaignAnalysis.Of(
                    data.Campaign with
                    {
                        Terms = CampaignTerms.Usual,
                    },
                    SubmissionHistory.From(data.Analysis.Organizations.Select(each => each.Current).OfType<Submission>()),
                    GroupCorrections.None
                ),
            }
        );
        var said = files.Where(file => file.Key.EndsWith('x')).SelectMany(file => Xml(file.Value)).Append(Text(files["report.html"]));
        Assert.All(said, text => Assert.DoesNotContain("чрежден", text, StringComparison.Ordinal));

        static string Text(byte[] file) => Encoding.UTF8.GetString(file);

        static IEnumerable<string> Xml(byte[] file)
        {
            using var archive = new ZipArchive(new MemoryStream(file));
            foreach (var part in archive.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)))
            {
                using var reader = new StreamReader(part.Open());
                yield return reader.ReadToEnd();
            }
        }
    }

    public static TheoryData<string> Names => [.. Cases.Select(each => (string)each.Data.Item1)];

    private static ReportData Data(string name)
    {
        var everybody = TestCampaign.Small.Organizations.Select(school => school.Id).ToArray();
        return name switch
        {
            "one school" => Report(OneSchool, [Answer("sosh-5", ["ready", "set", "visited"])]),
            "all alike" => Report(TestCampaign.Small, [.. everybody.Select(school => Answer(school, ["ready", "set", "visited"]))]),
            "own words only" => Report(TestCampaign.Small, [.. everybody.Select(school => Answer(school, words: "беседы с родителями"))]),
            "long texts" => Report(
                TestCampaign.Small,
                [
                    Answer("sosh-5", words: HostileText.Long),
                    Answer("sosh-13", words: HostileText.Unbroken),
                    Answer("sosh-18", words: HostileText.Long + "иначе"),
                ]
            ),
            "hostile texts" => Report(
                TestCampaign.Small,
                [
                    Answer("sosh-5", words: HostileText.All),
                    Answer("sosh-13", words: "👩‍🏫"),
                    Answer("sosh-18", words: "\u202Eсправа налево\u202C =1+1"),
                ]
            ),
            "nothing but quarantine" => Report(TestCampaign.Small, []) with
            {
                Quarantine =
                [
                    new()
                    {
                        Key = "k",
                        Reason = RoadmapFunctions.Collecting.Quarantine.RejectionReason.UnknownOrganization,
                        Row = 2,
                        Column = "B",
                        Explanation = HostileText.All,
                        Cells = [new("Школа", HostileText.Long)],
                        FoundAt = default,
                    },
                ],
            },
            _ => Report(TestCampaign.Small, []),
        };
    }

    private static ReportData Report(Campaign campaign, Submission[] answers) =>
        new(
            CampaignAnalysis.Of(campaign, SubmissionHistory.From(answers), GroupCorrections.None),
            [],
            new(1, "Отчёт", "проверка", default),
            Changes: null
        );

    private static Submission Answer(string school, string[]? options = null, string? words = null) =>
        new()
        {
            OrganizationId = school,
            Source = SubmissionSource.Sheet,
            SubmittedAt = default,
            ObservedAt = default,
            Answers =
            [
                .. TestCampaign.Small.Activities.Select(
                    (activity, index) => new ReadAnswer(activity.Id, options is null ? [] : [options[index]], words)
                ),
            ],
        };

    private static IEnumerable<string> Texts(ReportData data) =>
        AnalyticalReport
            .Compose(data)
            .Parts.SelectMany(part => part.Blocks)
            .OfType<Paragraph>()
            .Select(paragraph => paragraph.Text.Replace('\u00A0', ' '));

    private static List<string> Errors(string name, byte[] content)
    {
        using var stream = new MemoryStream(content);
        using OpenXmlPackage package = name.EndsWith("xlsx", StringComparison.Ordinal)
            ? SpreadsheetDocument.Open(stream, isEditable: false)
            : WordprocessingDocument.Open(stream, isEditable: false);
        return
        [
            .. new OpenXmlValidator(FileFormatVersions.Microsoft365)
                .Validate(package)
                .Select(error => $"{name} {error.Part?.Uri} {error.Path?.XPath}: {error.Description}"),
        ];
    }

    private static async Task<IEnumerable<string>> DifferencesAsync(IReadOnlyDictionary<string, byte[]> files, ReportData data)
    {
        var edition = new Edition
        {
            Number = 1,
            CampaignId = data.Campaign.Id,
            Title = "",
            Reason = "",
            SnapshotAt = default,
            InputSha256 = "",
            ProgramVersion = "",
            Files = [.. files.Select(file => new EditionFile(file.Key, "", "", file.Value.LongLength, Digest.Of(file.Value)))],
        };
        var found = files.Select(file => new FoundFile(file.Key, file.Value)).ToAsyncEnumerable();
        return (
            await EditionVerification.VerifyAsync(
                JsonSerializer.SerializeToUtf8Bytes(edition, RoadmapJson.Options),
                [],
                found,
                CancellationToken.None
            )
        ).Differences.Select(difference => difference.Explanation);
    }
}
