using System.Text;
using RoadmapFunctions.Pages.Desk;
using Xunit;

namespace RoadmapFunctions.Tests.Pages.Desk;

public sealed class LinksFileTests
{
    [Fact]
    public void X3_russian_Excel_opens_the_links_and_takes_no_name_for_a_formula()
    {
        var campaign = TestCampaign.Small with
        {
            Organizations = [new("sosh-5", "=HYPERLINK(\"https://evil.example\")", "Школа; № 5", Email: "+school@example.org")],
        };
        var file = LinksFile.Write(campaign, organization => $"https://app.example/school#{organization.Id}");
        Assert.True(file.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        Assert.Equal(
            "Школа;Полное название;Электронная почта;Личная ссылка;Срок ответа\r\n"
                + "\"Школа; № "
                + "5\";\"'=HYPERLINK(\"\"https://evil.example\"\")\";'+school@example.org;https://app.example/school#sosh-5;30.01.2021, "
                + "до конца дня\r\n",
            Encoding.UTF8.GetString(file.AsSpan(3))
        );
    }
}
