using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using RoadmapFunctions.Pages.Desk;
using Xunit;

namespace RoadmapFunctions.Tests.Pages.Desk;

/// <summary>Who may get a key, and until when.</summary>
public sealed class PersonFormTests
{
    private static readonly DateTimeOffset Now = new(2021, 1, 29, 10, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [InlineData("operator", "Иванова М.П.", "", null)]
    [InlineData("reader", "Комитет", "2021-01-29", null)]
    [InlineData("reader", "Комитет", "2026-01-29", null)]
    [InlineData("", "Иванова", "", "выберите, кому он нужен")]
    [InlineData("admin", "Иванова", "", "выберите, кому он нужен")]
    [InlineData("operator", " \n ", "", "впишите имя")]
    [InlineData("reader", "Комитет", "", "выберите последний день")]
    [InlineData("reader", "Комитет", "29.01.2021", "выберите последний день")]
    [InlineData("reader", "Комитет", "2021-02-30", "выберите последний день")]
    [InlineData("reader", "Комитет", "2021-01-28", "этот день уже прошёл")]
    [InlineData("reader", "Комитет", "2026-01-30", "не может действовать дольше 5 лет")]
    public void What_cannot_be_done_is_said_with_how_to_fix_it(string role, string name, string until, string? problem)
    {
        var said = Form(role, name, until).Problem(TestCampaign.Small, Now);
        if (problem is null)
        {
            Assert.Null(said);
        }
        else
        {
            Assert.Contains(problem, said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_name_of_thirty_thousand_characters_is_refused() =>
        Assert.Contains(
            "не длиннее 100",
            Form("operator", new string('ы', 30_000), "").Problem(TestCampaign.Small, Now),
            StringComparison.Ordinal
        );

    [Fact]
    public void The_last_day_is_a_whole_one_in_the_campaigns_zone()
    {
        Assert.Equal(
            DateTimeOffset.Parse("2021-02-11T00:00+07:00", CultureInfo.InvariantCulture),
            Form("reader", "Комитет", "2021-02-10").EndsAt(TestCampaign.Small)
        );
        Assert.Null(Form("operator", "Иванова", "2021-02-10").EndsAt(TestCampaign.Small));
    }

    private static PersonForm Form(string role, string name, string until) =>
        PersonForm.Of(
            new FormCollection(
                new Dictionary<string, StringValues>(StringComparer.Ordinal)
                {
                    ["role"] = role,
                    ["name"] = name,
                    ["until"] = until,
                }
            )
        );
}
