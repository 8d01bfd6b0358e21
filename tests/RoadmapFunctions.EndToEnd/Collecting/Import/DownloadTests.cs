using System.IO.Compression;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Import;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.LocalHost.CommandLine;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Collecting.Import;

/// <summary>The sample sheet, downloaded and saved by a real office program in many ways, is the same answers and no others.</summary>
[Trait("Category", "LibreOffice")]
public sealed class DownloadTests : IDisposable
{
    private const string Csv = "csv:Text - txt - csv (StarCalc)";
    private static readonly DateTimeOffset Now = new(2021, 2, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Campaign Campaign = CampaignFile.Read(
        Path.Combine(RepositoryLayout.Find().Root, "src/RoadmapFunctions/Campaigns/tomsk-roadmap-2020-2021-h1.json")
    );
    private static readonly SheetSnapshot Service = WithEmoji();

    private readonly LibreOffice office = new();

    public void Dispose() => office.Dispose();

    [Theory]
    [InlineData(ResponseWorkbook.RussianTime, null)]
    [InlineData(ResponseWorkbook.RussianTime, "xlsx:Calc MS Excel 2007 XML")]
    [InlineData(ResponseWorkbook.RussianTime, $"{Csv}:44,34,76,1,,0,false,true")] // comma, UTF-8
    [InlineData(ResponseWorkbook.RussianTime, $"{Csv}:59,34,76,1,,0,false,true")] // semicolon
    [InlineData(ResponseWorkbook.RussianTime, $"{Csv}:59,34,34,1,,0,false,true")] // Windows-1251
    [InlineData(ResponseWorkbook.RussianTime, $"{Csv}:9,34,65535,1,,0,false,true")] // tab, UTF-16
    [InlineData(ResponseWorkbook.RussianTime, $"{Csv}:44,34,76,1,,0,true,true")] // every cell in quotation marks
    [InlineData(ResponseWorkbook.AmericanTime, $"{Csv}:44,34,76,1,,0,false,true")]
    [InlineData("dd.mm.yyyy hh:mm", $"{Csv}:59,34,34,1,,0,false,true")] // as Excel saves a text file that it opened
    [InlineData("mm/dd/yy hh:mm AM/PM", $"{Csv}:44,34,76,1,,0,false,true")]
    [InlineData("yyyy-mm-dd hh:mm:ss", $"{Csv}:44,34,76,1,,0,false,true")]
    public async Task Every_way_of_saving_brings_the_same_answers(string time, string? filter)
    {
        var file = await ResponseWorkbook.WriteAsync(Service, time);
        if (filter is not null)
        {
            file = await office.ConvertAsync(file, "xlsx", filter);
        }

        var download = DownloadedSheet.Read(file, Campaign, Service.TimeZone).Sheet;
        var fromFile = Plan(download, Log([]));
        var fromService = Plan(Service, Log([]));
        Assert.Equal(Filled(fromService.Counts), Filled(fromFile.Counts));
        AssertNoNews(fromService, download);
        AssertNoNews(fromFile, Service, lost: filter?.Contains(":59,34,34", StringComparison.Ordinal) == true ? "🎓" : null);
    }

    [Theory]
    [InlineData("ods:calc8", "Это таблица OpenDocument (.ods).")]
    [InlineData("xls:MS Excel 97", "Это файл старого формата Excel (.xls).")]
    [InlineData("html:HTML (StarCalc)", "Это веб-страница или файл XML, а не таблица")]
    [InlineData("pdf:calc_pdf_Export", "Это не таблица.")]
    public async Task Another_format_is_refused_with_what_to_do(string filter, string beginning)
    {
        var file = await office.ConvertAsync(await ResponseWorkbook.WriteAsync(Service), "xlsx", filter);
        var refusal = Assert.Throws<UnreadableFileException>(() => DownloadedSheet.Read(file, Campaign, Campaign.TimeZone));
        Assert.StartsWith(beginning, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_says_it_is_small_is_not_unpacked_beyond_that()
    {
        var bomb = Bomb(unpacked: 200_000_000, declared: 1_000_000);
        Assert.InRange(bomb.Length, 1, 1_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread(); // other tests allocate meanwhile
        Assert.Throws<UnreadableFileException>(() => DownloadedSheet.Read(bomb, Campaign, Campaign.TimeZone));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }

    /// <param name="lost">What the file could not hold and the service gives back.</param>
    private static void AssertNoNews(SyncPlan known, SheetSnapshot sheet, string? lost = null)
    {
        var again = Plan(sheet, Log(known.Entries), known.ToQuarantine);
        Assert.All(
            again.Entries.OfType<Submission>(),
            submission =>
                Assert.Contains(
                    submission.Answers,
                    answer => lost is not null && answer.Other?.Contains(lost, StringComparison.Ordinal) == true
                )
        );
        Assert.Equal(lost is null ? 0 : 2, again.Entries.Count); // the whole text instead of the faded one
        Assert.Empty(again.ToQuarantine);
        Assert.Empty(again.ToClose);
    }

    // The sample, with a letter that not every file can hold.
    private static SheetSnapshot WithEmoji()
    {
        var sample = File.ReadAllText(RepositoryLayout.Find().DefaultSheet);
        var sheet = Path.GetTempFileName();
        File.WriteAllText(sheet, sample.Replace("Школа — это мы»", "Школа — это мы» 🎓", StringComparison.Ordinal));
        var recorded = ResponseWorkbook.Recorded(sheet);
        File.Delete(sheet);
        return recorded;
    }

    // A workbook has no row where the sheet has a blank one.
    private static SyncCounts Filled(SyncCounts counts) => counts with { RowsRead = counts.RowsRead - counts.Blank, Blank = 0 };

    private static SyncPlan Plan(SheetSnapshot sheet, SubmissionHistory history, IReadOnlyList<QuarantineItem>? quarantine = null) =>
        SyncPlan.Make(
            ResponseParser.Parse(sheet, Campaign, Now, quarantine ?? []),
            sheet.Header,
            history,
            quarantine ?? [],
            Now,
            Disappearance.StopIfMany
        );

    private static SubmissionHistory Log(IReadOnlyList<LogEntry> entries) => SubmissionHistory.From(entries);

    private static byte[] Bomb(int unpacked, int declared)
    {
        using var file = new MemoryStream();
        using (var package = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            package.CreateEntry("[Content_Types].xml");
            using var part = package.CreateEntry("xl/workbook.xml").Open();
            part.Write(new byte[unpacked].AsSpan());
        }

        var bytes = file.ToArray();
        var (lie, truth) = (BitConverter.GetBytes(declared), BitConverter.GetBytes(unpacked));
        for (var place = bytes.AsSpan().IndexOf(truth); place >= 0; place = bytes.AsSpan().IndexOf(truth))
        {
            lie.CopyTo(bytes, place);
        }

        return bytes;
    }
}
