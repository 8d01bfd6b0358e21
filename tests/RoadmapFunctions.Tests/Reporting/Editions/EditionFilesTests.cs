using CsCheck;
using NSubstitute;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Reporting.Reports;
using RoadmapFunctions.Tests.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Editions;

public sealed class EditionFilesTests
{
    private static readonly EditionFile Report = new("report.docx", "Отчёт", ContentTypes.Word, 1, "");
    private static readonly EditionFile OpenData = new(ReportFiles.SummaryJsonName, "Данные", ContentTypes.Json, 1, "");

    private readonly IEditionStore editions = Substitute.For<IEditionStore>();

    private readonly StoredEdition stored = new(
        new Edition
        {
            Number = 1,
            CampaignId = "small",
            Title = "",
            Reason = "",
            SnapshotAt = default,
            InputSha256 = "",
            ProgramVersion = "",
            Files = [Report, OpenData],
        },
        []
    );

    [Fact]
    public async Task X4_a_name_outside_the_manifest_reads_nothing_outside_the_edition()
    {
        editions.OpenAsync(default!, default!, default).ReturnsForAnyArgs(_ => OpenDataOfTheSample());
        var piece = Gen.OneOf(
            "..",
            "/",
            "\\",
            "%2e%2e",
            "%2f",
            "report.docx",
            "manifest.json",
            "school-",
            ".docx",
            "small",
            "0001",
            "\0",
            ":",
            "C:",
            "~",
            "?",
            "#",
            "＂",
            "."
        );
        var names = new List<string>();
        piece
            .Array[1, 6]
            .Select(string.Concat)
            .Where(name => name is not ("report.docx" or "manifest.json"))
            .Sample(names.Add, iter: 2_000, seed: Tries.LawSeed, threads: 1);
        foreach (var name in names)
        {
            Assert.Null(await FindAsync(name));
        }

        Assert.All(editions.ReceivedCalls(), call => Assert.Equal([stored.Edition, OpenData], call.GetArguments().Take(2)));
    }

    [Fact]
    public async Task A_school_of_a_long_roster_gets_its_sheet_at_the_address_that_the_file_would_have()
    {
        editions.OpenAsync(default!, default!, default).ReturnsForAnyArgs(_ => OpenDataOfTheSample());
        Assert.NotNull(await FindAsync("school-sosh-5.docx"));
        Assert.Null(await FindAsync("school-sosh-99.docx"));
    }

    private Task<FileContent?> FindAsync(string name) => EditionFiles.FindAsync(editions, stored, name, CancellationToken.None);

    private static MemoryStream OpenDataOfTheSample() =>
        new MemoryStream(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(SummaryData.Of(ReportCase.Small.Data), RoadmapJson.Options));
}
