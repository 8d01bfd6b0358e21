using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Forms;

/// <summary>How a school explains numbers that do not agree in the Google form and its sheet.</summary>
public sealed class NumberExplanationTests
{
    private static readonly Campaign Campaign = KindsCampaign.Only([.. KindsCampaign.Checked]);

    [Fact]
    public void A_google_form_asks_for_the_explanation_and_its_column_is_read()
    {
        var model = GoogleModel.Run(Campaign);
        Assert.Contains(
            "13. Всего учителей [пояснение]: Заполните, если это не так. Равно сумме: «Молодых учителей» (вопрос 14) + "
                + "«Опытных учителей» (вопрос 15)",
            model["form"]
                .GetProperty("items")
                .EnumerateArray()
                .Where(item => item.TryGetProperty("help", out _))
                .Select(item => Plain($"{item.GetProperty("title").GetString()}: {item.GetProperty("help").GetString()}"))
        );
        Assert.Contains(model.Parse(Campaign).Submissions, row => row.AnswerTo("teachers") is ValueAnswer { Why: not null });
    }

    [Theory]
    [InlineData("40", "десять в отпуске", "40 десять в отпуске", null)]
    [InlineData("40", "—", "40 ", null)]
    [InlineData("40", "", "40 ", null)]
    [InlineData("", "не считали", null, "не считали")]
    [InlineData("около 40", "не считали", null, "около 40 | не считали")]
    public void A_column_of_explanations_stands_beside_its_number(string number, string why, string? read, string? asked)
    {
        var header = Campaign.Activities.Select(activity => activity.NumberedTitle()).Append("Всего учителей [Пояснение]").ToList();
        var parsed = new SheetBuilder()
            .WithHeader(["Отметка времени", "Школа", .. header])
            .Answer(
                "2021-01-28 12:00:00",
                Campaign.Organizations[0].ShortName,
                [.. header.SkipLast(1).Select(title => title.StartsWith("13", StringComparison.Ordinal) ? number : string.Empty), why]
            )
            .Parse(Campaign);
        var answer = Assert.Single(parsed.Submissions).AnswerTo("teachers");
        Assert.Equal((read, asked), ((answer as ValueAnswer) is { } given ? $"{given.Given.Shown} {given.Why}" : null, answer?.Ambiguous));
    }

    private static string Plain(string text) => text.Replace(Russian.NonBreakingSpace, ' ').Trim();
}
