using RoadmapFunctions.Answers;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Reports;

/// <summary>The papers with which results are sent out: the covering letter and the notifications.</summary>
public sealed class LetterTests
{
    private static readonly ReportData Data = ReportCase.Tomsk.Data;

    private static readonly SummaryData Summary = SummaryData.Of(Data);

    [Fact]
    public void The_covering_letter_says_to_whom_what_is_sent_by_which_clause_and_the_result()
    {
        var blocks = CoveringLetter.Compose(Data).Parts[0].Blocks;

        var head = Assert.Single(blocks.OfType<LetterOpening>());
        Assert.Equal(("В Комитет по общему образованию", "О направлении сводной информации"), (head.Addressee, head.Subject));
        var text = string.Join('\n', blocks.OfType<Paragraph>().Select(paragraph => Plain(paragraph.Text)));
        Assert.Contains("(основание: пункт 2.2 распоряжения департамента образования", text, StringComparison.Ordinal);
        Assert.Contains("Информацию представили", text, StringComparison.Ordinal);
        Assert.Contains("Сводная информация на ____ л. в 1 экз.", blocks.OfType<FinePrint>().First().Text, StringComparison.Ordinal);
        Assert.Equal("В.В. Пустовалова", Assert.Single(blocks.OfType<Signature>()).Name);
    }

    [Fact]
    public void Each_school_that_answered_is_told_that_its_answer_is_accepted_and_how_it_counts()
    {
        var told = Summary
            .Organizations.Where(SchoolPaper.Notification.Concerns)
            .ToDictionary(each => each.Id, Text, StringComparer.Ordinal);

        Assert.Equal(Summary.Organizations.Where(each => each.FirstSeen is not null).Select(each => each.Id), told.Keys);
        Assert.All(told.Values, text => Assert.Contains("принята и учтена", text, StringComparison.Ordinal));
        Assert.Contains("в установленный срок", told["sosh-5"], StringComparison.Ordinal);
        Assert.Contains("с нарушением срока", told["sosh-41"], StringComparison.Ordinal);
        Assert.Contains("Не представлены сведения по мероприятию 9.", told["sosh-41"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_school_whose_answer_was_sent_back_is_not_told_that_it_is_accepted()
    {
        var answered = Summary.Organizations.First(SchoolPaper.Notification.Concerns);
        Assert.True(SchoolPaper.Notification.Concerns(answered with { State = ReviewState.Accepted }));
        Assert.False(SchoolPaper.Notification.Concerns(answered with { State = ReviewState.Returned }));
    }

    [Fact]
    public void Every_paper_of_an_edition_bears_the_code_of_its_data()
    {
        Document[] papers =
        [
            AnalyticalReport.Compose(Data),
            ConsolidatedSummary.Compose(Data),
            CoveringLetter.Compose(Data),
            .. SchoolPaper.All.Select(paper => paper.Compose(Summary, Summary.Organizations.First(paper.Concerns))),
        ];
        Assert.All(papers, paper => Assert.EndsWith("Код данных 3f9a12bc", paper.RunningFoot, StringComparison.Ordinal));
    }

    private static string Text(SummaryOrganization organization) =>
        Plain(
            string.Join(
                '\n',
                SchoolNotification.Compose(Summary, organization).Parts[0].Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text)
            )
        );

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
