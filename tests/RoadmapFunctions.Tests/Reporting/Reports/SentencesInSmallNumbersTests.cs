using RoadmapFunctions.Answers;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Reports;

/// <summary>Sentences agree with their numbers where the numbers are one or all, which the sample campaign does not show.</summary>
public sealed class SentencesInSmallNumbersTests
{
    private static readonly DateTimeOffset Noon = new(2021, 1, 28, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public void One_corrected_answer_is_in_the_singular() =>
        Assert.Contains("Исправлен 1 ответ (СОШ № 5)", Text(Answer("sosh-5", 0, "going"), Answer("sosh-5", 1, "ready")), StringComparison.Ordinal);

    [Fact]
    public void One_school_that_answered_is_in_the_singular() =>
        Assert.Contains("Индекс исполнения дорожной карты: в 1 ООУ, представившей ответ, выполнено 1 из 3 (33,3 %) позиций", Text(Answer("sosh-5", 0, "ready")), StringComparison.Ordinal);

    [Fact]
    public void One_activity_done_everywhere_is_in_the_singular_and_several_weakest_are_all_named()
    {
        var text = Text(Answer("sosh-5", 0, "ready"));
        Assert.Contains("Во всех ответивших ООУ выполнено мероприятие 1 — 1 из 3 (33,3 %).", text, StringComparison.Ordinal);
        Assert.Contains("Реже всего выполнены мероприятия 2 и 4: каждое — в 0 из 1 (0 %) ответивших ООУ.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_own_answer_is_in_the_singular_and_one_activity_needs_reading()
    {
        var text = Text(Answer("sosh-5", 0, words: "своё"));
        Assert.Contains("Получен 1 свой ответ.", text, StringComparison.Ordinal);
        Assert.Contains("Ответы, которые должен прочитать специалист, есть по мероприятию 1.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_corrected_group_is_named_counted_and_quoted_and_a_text_that_nobody_wrote_is_told()
    {
        var corrections = new GroupCorrections([new("scheme", [new("Работа с семьёй", ["беседы с родителями"], ["лекторий"])])]);
        var history = SubmissionHistory.From([Answer("sosh-5", 0, words: "беседа с родителями"), Answer("sosh-13", 0, words: "Беседы с родителями")]);
        var blocks = AnalyticalReport.Compose(new(CampaignAnalysis.Of(TestCampaign.Small, history, corrections), [], new(1, "", "", Noon), Changes: null)).Parts[0].Blocks;
        var texts = blocks.OfType<Paragraph>().Select(paragraph => Plain(paragraph.Text)).ToList();
        Assert.Contains("Группа «Работа с семьёй»: 2 ответа.", texts);
        Assert.Contains("В поправках оператора назван 1 текст, которого среди ответов нет: «лекторий».", texts);
        Assert.Equal(["Беседы с родителями", "беседа с родителями"], blocks.OfType<Quotation>().TakeLast(2).Select(quotation => quotation.Text));
    }

    [Fact]
    public void A_school_has_answered_some_of_three_activities_in_the_genitive() =>
        Assert.Contains("ответы даны по 1 из 3 мероприятий.", Text(Answer("sosh-5", 0, "ready")), StringComparison.Ordinal);

    [Fact]
    public void When_all_have_answered_nobody_is_said_to_be_missing() =>
        Assert.Contains("Ответ получен от всех ООУ.", Text(Answer("sosh-5", 0, "ready"), Answer("sosh-13", 0, "ready"), Answer("sosh-18", 0, "ready")), StringComparison.Ordinal);

    [Fact]
    public void An_activity_that_most_have_not_begun_is_named_and_so_are_the_reasons_for_help()
    {
        var text = Text(Answer("sosh-5", 0, activity: "trainings", option: "not-visited"), Answer("sosh-13", 0, activity: "trainings", option: "old"), Answer("sosh-18", 0, activity: "trainings", option: "visited"));
        Assert.Contains("К выполнению не приступило большинство ответивших ООУ: мероприятие 4 — 2 из 3 (66,7 %).", text, StringComparison.Ordinal);
        Assert.Contains("Помощь нужна 3 из 3 (100 %) ООУ; причины и очерёдность приведены в таблице 7, правило — в приложении Б.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("приказ", "Приказ издан в соответствии с законом.")]
    [InlineData("распоряжение", "Распоряжение издано в соответствии с законом.")]
    [InlineData("программа", "Программа издана в соответствии с законом.")]
    public void The_participle_agrees_with_the_kind_of_the_act(string kind, string sentence)
    {
        var campaign = TestCampaign.Small with { LegalBasis = TestCampaign.Small.LegalBasis with { Kind = kind, InPursuanceOf = "законом" } };
        var data = new ReportData(CampaignAnalysis.Of(campaign, SubmissionHistory.From([]), GroupCorrections.None), [], new(1, "", "", Noon), Changes: null);
        Assert.Contains(sentence, Plain(Assert.IsType<Paragraph>(AnalyticalReport.Compose(data).Parts[0].Blocks[2]).Text), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_chosen_equally_often_are_not_said_to_be_chosen_more_often_than_others() =>
        Assert.Contains("Все варианты отмечены одинаково часто: каждый из них — в 1 из 1 (100 %) ответов.", Text(Answer("sosh-5", 0, "ready", "going")), StringComparison.Ordinal);

    [Fact]
    public void The_list_of_changes_ends_with_a_full_stop_and_the_reason_with_one_only()
    {
        var blocks = Report(new EditionChanges(1, ["sosh-5"], ["sosh-13"], []), Answer("sosh-5", 0, "ready"));
        Assert.Equal(["получены ответы: СОШ № 5;", "изменены ответы: СОШ № 13."], blocks.OfType<BulletList>().First().Items.Select(Plain));
        Assert.Contains("Повод издания № 2: исправлена опечатка.", blocks.OfType<Paragraph>().Select(paragraph => Plain(paragraph.Text)));
    }

    private static string Text(params Submission[] submissions) => string.Join('\n', Report(changes: null, submissions).SelectMany(block => block switch
    {
        Paragraph paragraph => [Plain(paragraph.Text)],
        BulletList list => list.Items.Select(Plain),
        _ => [],
    }));

    private static List<Block> Report(EditionChanges? changes, params Submission[] submissions) =>
        [.. AnalyticalReport.Compose(new(
            CampaignAnalysis.Of(TestCampaign.Small, SubmissionHistory.From(submissions), GroupCorrections.None), [], new(2, "Отчёт", "исправлена опечатка.", Noon, Noon), changes)).Parts.SelectMany(part => part.Blocks)];

    private static Submission Answer(string school, int hour, string? option = null, string? second = null, string? words = null, string activity = "scheme") => new()
    {
        OrganizationId = school,
        Source = SubmissionSource.Sheet,
        SubmittedAt = Noon.AddHours(hour),
        ObservedAt = Noon.AddHours(hour),
        Answers = [new ReadAnswer(activity, [.. new[] { option, second }.OfType<string>()], words)],
    };

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
