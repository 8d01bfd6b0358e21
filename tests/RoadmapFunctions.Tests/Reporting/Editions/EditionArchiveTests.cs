using System.IO.Compression;
using NSubstitute;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Editions;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Editions;

public sealed class EditionArchiveTests
{
    [Fact]
    public async Task All_files_and_the_manifest_come_under_their_names_and_the_same_edition_gives_the_same_bytes()
    {
        var edition = new Edition
        {
            Number = 1,
            CampaignId = "small",
            Title = "Отчёт",
            Reason = "проверка",
            SnapshotAt = new(2021, 2, 10, 2, 0, 0, TimeSpan.Zero),
            InputSha256 = string.Empty,
            ProgramVersion = "0",
            Files = [new("report.docx", "Отчёт", ContentTypes.Word, 3, ""), new("summary.csv", "Сводка", ContentTypes.Csv, 2, "")],
        };
        var editions = Substitute.For<IEditionStore>();
        editions
            .OpenAsync(edition, edition.Files[0], default)
            .ReturnsForAnyArgs(call => new MemoryStream([1, 2, (byte)call.Arg<EditionFile>().Size]));
        var stored = new StoredEdition(edition, [7]);
        var first = await BytesAsync(editions, stored);
        using var zip = new ZipArchive(new MemoryStream(first));
        Assert.Equal(
            ["report.docx 1 2 3", "summary.csv 1 2 2", "manifest.json 7"],
            zip.Entries.Select(entry =>
            {
                using var content = new MemoryStream();
                using var opened = entry.Open();
                opened.CopyTo(content);
                return $"{entry.FullName} {string.Join(' ', content.ToArray())}";
            })
        );
        Assert.Equal(first, await BytesAsync(editions, stored));
    }

    private static async Task<byte[]> BytesAsync(IEditionStore editions, StoredEdition stored)
    {
        await using var archive = await EditionArchive.WriteAsync(editions, stored, TestContext.Current.CancellationToken);
        using var content = new MemoryStream();
        await archive.CopyToAsync(content, TestContext.Current.CancellationToken);
        return content.ToArray();
    }
}
