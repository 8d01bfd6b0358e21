using System.Text;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using RoadmapFunctions.Editions;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Reports;
using RoadmapFunctions.Tests.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Hosting;

public sealed class DownloadsTests
{
    private static readonly EditionFile Report = new("report.docx", "Отчёт", ReportFiles.WordType, 1, "");
    private static readonly EditionFile OpenData = new(ReportFiles.SummaryJsonName, "Данные", ReportFiles.JsonType, 1, "");

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
        []);

    [Fact]
    public async Task X4_a_name_that_the_manifest_does_not_have_is_404_and_asks_the_storage_for_nothing_outside_the_edition()
    {
        editions.ReadAsync(default!, default!, default).ReturnsForAnyArgs(Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(SummaryData.Of(ReportCase.Small.Data), RoadmapJson.Options)));
        var piece = Gen.OneOf("..", "/", "\\", "%2e%2e", "%2f", "report.docx", "manifest.json", "school-", ".docx", "small", "0001", "\0", ":", "C:", "~", "?", "#", "＂", ".");
        var names = new List<string>();
        piece.Array[1, 6].Select(string.Concat).Where(name => name is not ("report.docx" or "manifest.json")).Sample(names.Add, iter: 2_000, threads: 1);
        foreach (var name in names)
        {
            Assert.Equal(StatusCodes.Status404NotFound, await StatusAsync(name));
        }

        Assert.All(editions.ReceivedCalls(), call => Assert.Equal([stored.Edition, OpenData], call.GetArguments().Take(2)));
    }

    [Fact]
    public async Task A_school_of_a_long_roster_gets_its_sheet_at_the_address_that_the_file_would_have()
    {
        editions.ReadAsync(default!, default!, default).ReturnsForAnyArgs(Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(SummaryData.Of(ReportCase.Small.Data), RoadmapJson.Options)));
        Assert.Equal(StatusCodes.Status200OK, await StatusAsync("school-sosh-5.docx"));
        Assert.Equal(StatusCodes.Status404NotFound, await StatusAsync("school-sosh-99.docx"));
    }

    private async Task<int> StatusAsync(string name)
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(), Request = { Path = "/api" }, Response = { Body = Stream.Null } };
        var result = await Downloads.FileAsync(http, editions, stored, name, CancellationToken.None);
        await result.ExecuteAsync(http);
        return http.Response.StatusCode;
    }
}
