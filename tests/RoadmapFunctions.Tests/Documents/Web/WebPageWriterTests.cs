using System.Security.Cryptography;
using System.Text;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Documents.Web;
using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Documents.Web;

public sealed class WebPageWriterTests
{
    [Fact]
    public async Task The_page_says_the_words_of_the_document_in_their_order()
    {
        var page = await WebPage.Of(Sample.Report());

        Assert.Equal("Аналитический отчёт", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(
            ["1. Основание и задание", "2. Участники и сроки", "3. Исполнение мероприятий", "4. Профили школ", "5. Выводы и рекомендации"],
            WebPage.Texts(page, "h2")
        );
        Assert.Equal(WebPage.Texts(page, "h2, h3"), WebPage.Texts(page, ".contents a"));
        Assert.Equal(
            "Курсы запланированы на март: ждём набора группы в ТОИПКРО.\nДва учителя уже учатся дистанционно.",
            page.QuerySelector("blockquote")!.TextContent
        );
        Assert.Equal("И. О. Фамилия", WebPage.Texts(page, ".signature .name").Single());
    }

    [Fact]
    public async Task Russian_letters_are_letters_and_not_entities() =>
        Assert.Contains("<h2 id=\"section-1\">1. Основание и", await WebPage.Html(Sample.Report()), StringComparison.Ordinal);

    [Fact]
    public async Task Every_link_leads_to_a_place_of_the_page()
    {
        var page = await WebPage.Of(Sample.Report());

        Assert.All(page.QuerySelectorAll("a"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")!.TrimStart('#'))));
    }

    [Fact]
    public async Task The_policy_forbids_everything_but_the_two_styles_and_the_script_that_prints()
    {
        var page = await WebPage.Of(Sample.Report());

        Assert.Equal(
            $"default-src 'none'; style-src {Hashes("style")}; script-src {Hashes("script")}; base-uri 'none'; form-action 'none'",
            page.QuerySelector("meta[http-equiv]")!.GetAttribute("content")
        );
        Assert.Equal(
            page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"),
            WebPageWriter.PolicyOf(Encoding.UTF8.GetBytes(await WebPage.Html(Sample.Report())))
        );

        string Hashes(string element) =>
            string.Join(
                ' ',
                page.QuerySelectorAll(element)
                    .Select(each => SHA256.HashData(Encoding.UTF8.GetBytes(each.TextContent)))
                    .Select(hash => $"'sha256-{Convert.ToBase64String(hash)}'")
            );
    }

    [Fact]
    public async Task Hostile_text_stays_text()
    {
        var html = await WebPage.Html(HostileText.Document());
        var page = await WebPage.Of(HostileText.Document());

        Assert.Equal(
            html.IndexOf("<script", StringComparison.OrdinalIgnoreCase),
            html.LastIndexOf("<script>const save", StringComparison.Ordinal)
        );
        Assert.Equal(2, page.QuerySelectorAll("style").Length);
        Assert.Single(page.QuerySelectorAll("script"));
        Assert.Empty(page.QuerySelectorAll("iframe, link, img, [style], [src], [onload]"));
        Assert.All(page.QuerySelectorAll("[href]"), link => Assert.StartsWith("#", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Contains(CleanText.Legal(HostileText.All).Replace('\u00A0', ' '), WebPage.Texts(page, ".part > p"));
        Assert.DoesNotContain('\0', html);
    }

    [Fact]
    public async Task A_quotation_isolates_its_text_direction() =>
        Assert.All(
            (await WebPage.Of(HostileText.Document())).QuerySelectorAll(".quotation"),
            quotation =>
            {
                Assert.NotNull(quotation.QuerySelector("figcaption > bdi"));
                Assert.NotNull(quotation.QuerySelector("blockquote[dir=auto] > bdi"));
            }
        );

    [Fact]
    public async Task Each_chart_is_told_in_words_and_has_its_numbers_in_a_table()
    {
        var page = await WebPage.Of(Sample.Report());
        var charts = Sample.Report().Parts.SelectMany(part => part.Blocks).OfType<BarChart>().ToArray();

        Assert.Equal(charts.Select(chart => chart.Caption), WebPage.Texts(page, "svg[role=img] > title"));
        Assert.All(WebPage.Texts(page, "svg[role=img] > desc"), Assert.NotEmpty);
        Assert.Equal(
            charts.SelectMany(chart =>
                chart.Categories.Select((_, category) => string.Join(' ', chart.Series.Select(series => series.Values[category])))
            ),
            page.QuerySelectorAll("details tbody tr").Select(row => string.Join(' ', WebPage.Texts(row, "td")))
        );
    }

    [Fact]
    public async Task Each_table_has_a_caption_scopes_and_a_box_that_a_keyboard_can_scroll()
    {
        var page = await WebPage.Of(Sample.Report());

        Assert.All(
            page.QuerySelectorAll("table"),
            table =>
            {
                Assert.NotNull(table.QuerySelector("caption"));
                Assert.All(table.QuerySelectorAll("th"), header => Assert.True(header.HasAttribute("scope")));
                Assert.True(table.ParentElement!.Matches("[role=region][tabindex='0'][aria-label]"));
            }
        );
    }

    [Fact]
    public async Task Ids_are_unique()
    {
        var ids = (await WebPage.Of(HostileText.Document())).QuerySelectorAll("[id]").Select(element => element.Id).ToArray();

        Assert.Distinct(ids);
    }
}
