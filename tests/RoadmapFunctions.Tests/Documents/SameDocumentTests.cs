using System.Globalization;
using System.IO.Compression;
using RoadmapFunctions.Documents;
using Xunit;

namespace RoadmapFunctions.Tests.Documents;

/// <summary>The same document gives the same bytes, and every format says the same.</summary>
public sealed class SameDocumentTests
{
    private static readonly IReadOnlyList<string> Cultures = ["ru-RU", "tr-TR", "ar-SA", ""];

    [Fact]
    public async Task R5_word_bytes_depend_neither_on_culture_nor_on_thread()
    {
        var files = await Task.WhenAll(Cultures.Select(culture => Under(culture, () => Task.FromResult(WordFile.Bytes(Sample.Report())))));

        Assert.All(files, file => Assert.Equal(files[0], file));
    }

    [Fact]
    public async Task R5_web_page_bytes_depend_neither_on_culture_nor_on_thread()
    {
        var pages = await Task.WhenAll(Cultures.Select(culture => Under(culture, () => WebPage.Bytes(HostileText.Document()))));

        Assert.All(pages, page => Assert.Equal(pages[0], page));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tables_of_the_web_page_hold_the_cells_of_the_tables_of_Word(bool hostile)
    {
        var document = hostile ? HostileText.Document() : Sample.Report();
        using var word = WordFile.Of(document);

        Assert.Equal(word.Tables(), WebPage.Tables(await WebPage.Of(document)));
    }

    [Fact]
    public void A_package_is_normalised_whatever_the_order_and_the_time_of_its_parts()
    {
        var first = Normalized(Zip(2001, "a", "[Content_Types].xml", "_rels/.rels"));
        var second = Normalized(Zip(2020, "_rels/.rels", "[Content_Types].xml", "a"));

        Assert.Equal(first, second);
        using var zip = new ZipArchive(new MemoryStream(first));
        Assert.Equal(["[Content_Types].xml", "_rels/.rels", "a"], zip.Entries.Select(entry => entry.FullName));
    }

    private static Task<byte[]> Under(string culture, Func<Task<byte[]>> write) =>
        Task.Run(() =>
        {
#pragma warning disable RS0030 // The machine's culture is what this test is about.
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
#pragma warning restore RS0030
            return write();
        });

    private static byte[] Normalized(MemoryStream package)
    {
        using var output = new MemoryStream();
        ZipNormalizer.Normalize(package, output);
        return output.ToArray();
    }

    private static MemoryStream Zip(int year, params string[] names)
    {
        var stream = new MemoryStream();
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var name in names)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
            entry.LastWriteTime = new DateTimeOffset(year, 5, 5, 0, 0, 0, TimeSpan.Zero);
            using var writer = new StreamWriter(entry.Open());
            writer.Write(name);
        }

        return stream;
    }
}
