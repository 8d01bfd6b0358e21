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
}
