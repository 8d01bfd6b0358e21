using RoadmapFunctions.Answers;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Reporting.Analysis;
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
        Assert.Contains("Сводная информация на ____ л. в 1 экз.", blocks.OfType<AnnexList>().Single().Text, StringComparison.Ordinal);
        Assert.Equal("В.В. Пустовалова", Assert.Single(blocks.OfType<Signature>()).Name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("634050, г. Томск, тел. 12-34-56")]
    public void A_letter_says_at_its_head_where_an_answer_is_to_be_sent(string? contacts)
    {
        var campaign = TestCampaign.Tomsk with { Operator = TestCampaign.Tomsk.Operator with { Contacts = contacts } };
        var head = CoveringLetter
            .Compose((ReportCase.Tomsk with { Campaign = campaign }).Data)
            .Parts[0]
            .Blocks.OfType<LetterOpening>()
            .Single();
        Assert.Equal(contacts is null ? "(МАУ ИМЦ)" : contacts, head.Organization.Split('\n')[^1]);
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
    public void Answers_that_wait_for_a_reader_are_named_in_the_notification()
    {
        var answered = Summary.Organizations.First(each => each.Id == "sosh-11");
        var unread = answered.Answers!.Select(answer =>
            answer.ActivityId is "causes" or "goals" ? answer with { Status = ExecutionStatus.NeedsReading } : answer
        );
        Assert.Contains("Ещё не оценён ответ по мероприятию 10.", Text(answered), StringComparison.Ordinal);
        Assert.Contains(
            "Ещё не оценены ответы по мероприятиям 1, 2 и 10.",
            Text(answered with { Answers = [.. unread] }),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("18:00", "30.01.2021 18:02 с нарушением срока")]
    [InlineData("24:00", "30.01.2021 с нарушением срока")]
    public void The_hour_of_an_answer_stands_where_it_decides(string due, string received)
    {
        var late = Summary.Organizations.First(each => each.Id == "sosh-41") with { FirstSeen = new(2021, 1, 30, 11, 2, 0, TimeSpan.Zero) };
        var summary = Summary with { Campaign = Summary.Campaign with { AnswersDueTime = due } };
        Assert.Contains(received, Text(summary, late), StringComparison.Ordinal);
        Assert.Contains(
            received.Replace(" с нарушением срока", ", с нарушением срока", StringComparison.Ordinal),
            string.Join('\n', SchoolSheet.Compose(summary, late).Parts[0].Blocks.OfType<Paragraph>().Select(each => Plain(each.Text))),
            StringComparison.Ordinal
        );
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

    private static string Text(SummaryOrganization organization) => Text(Summary, organization);

    private static string Text(SummaryData summary, SummaryOrganization organization) =>
        Plain(
            string.Join(
                '\n',
                SchoolNotification.Compose(summary, organization).Parts[0].Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text)
            )
        );

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
