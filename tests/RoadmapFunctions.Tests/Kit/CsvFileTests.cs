using CsCheck;
using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Kit;

public sealed class CsvFileTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+7", "'+7")]
    [InlineData("-1", "'-1")]
    [InlineData("@всем", "'@всем")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("\0=1", "'\0=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠1", "'＠1")]
    public void X3_what_a_spreadsheet_would_take_for_a_formula_has_an_apostrophe_before_it(string text, string field) =>
        Assert.Equal(field, CsvFile.Field(text));

    [Theory]
    [InlineData("просто текст, с запятой", "просто текст, с запятой")]
    [InlineData("раз; два", "\"раз; два\"")]
    [InlineData("«раз» \"два\"", "\"«раз» \"\"два\"\"\"")]
    [InlineData(" с пробелом", "\" с пробелом\"")]
    [InlineData("", "")]
    public void A_field_is_quoted_where_it_must_be(string text, string field) => Assert.Equal(field, CsvFile.Field(text));

    [Fact]
    public void What_is_written_is_read_back() =>
        Gen.OneOf(
                Gen.Char[";\"\r\n=+-@\t\0 '＝аяAZ09"].Array[0, 6].Select(chars => new string(chars)),
                Gen.Const("🎓 «раз»; \"два\"\r\nтри")
            )
            .Where(text => text is not ['\'', ..]) // of two apostrophes the first is taken for the guard
            .Array[1, 5]
            .Array[0, 5]
            .Sample(
                records =>
                {
                    var file = new CsvFile();
                    Array.ForEach(records, file.Add);
                    Assert.Equal(records, CsvFile.Read(file.ToBytes()));
                },
                iter: Tries.Of(1_000, whenLong: 50_000),
                seed: Tries.LawSeed
            );

    [Theory]
    [InlineData("№;ООУ\r\n1;два \"слова\r\n", "№|ООУ", "1|два \"слова")]
    [InlineData("№;ООУ\r\n\r\n1;\"открыто\r\n2;три", "№|ООУ", "", "1|открыто\r\n2;три")]
    public void A_damaged_file_is_read_as_far_as_it_makes_sense(string file, params string[] records) =>
        Assert.Equal(records, CsvFile.Read(System.Text.Encoding.UTF8.GetBytes(file)).Select(record => string.Join('|', record)));
}
