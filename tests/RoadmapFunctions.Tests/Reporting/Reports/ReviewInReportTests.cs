using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using RoadmapFunctions.Tests.Answers;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Reports;

/// <summary>What people have found and decided stands in the report, and unread answers are not signed as results.</summary>
public sealed class ReviewInReportTests
{
    private static readonly DateTimeOffset ReportDay = TestCampaign.Small.Milestones[1].Instant(TestCampaign.Small.Zone);
    private static readonly Submission Answer = Review.Answer(0, Review.Words("scheme", "сделали сами"), Review.Ticked("goals", "set"));

    [Fact]
    public void An_assessed_text_counts_as_the_person_said_with_the_cause_and_the_comment_beside_it()
    {
        var read = Review.Assess(Answer.AnswerTo("scheme"), "scheme", ExecutionLevel.NotDone, "проверено по телефону") with
        {
            Number = 1,
            Cause = "нет часов",
        };
        var (before, after) = (Text(Answer), Text(Answer, read));
        Assert.Contains("1 | СОШ № 5 | сделали сами | не оценено", before, StringComparison.Ordinal);
        Assert.Contains("не оценены ответы", before, StringComparison.Ordinal);
        Assert.Contains(
            "1 | СОШ № 5 | сделали сами | не выполняется; причина: нет часов. проверено по телефону",
            after,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("не оценены ответы", after, StringComparison.Ordinal);
        Assert.Contains("не выполняется: мероприятие 1 — СОШ № 5", after, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_beside_ticked_options_that_nobody_has_read_are_said_to_be_unread()
    {
        var answer = Review.Answer(0, Review.Words("scheme", "кроме двух классов", "ready"));
        var read = Review.Assess(answer.AnswerTo("scheme"), "scheme") with { Number = 1 };
        var (before, after) = (Text(answer), Text(answer, read));
        Assert.Contains("1 | СОШ № 5 | кроме двух классов | выполнено; не прочитано", before, StringComparison.Ordinal);
        Assert.Contains(
            "Учтён по отмеченным вариантам, но ещё не прочитан ответ СОШ № 5 (мероприятие 1).",
            before,
            StringComparison.Ordinal
        );
        Assert.Contains("1 | СОШ № 5 | кроме двух классов | выполнено\n", after, StringComparison.Ordinal);
        Assert.DoesNotContain("прочитан", after, StringComparison.Ordinal);
    }

    [Fact]
    public void The_committee_gets_no_text_that_waits_for_a_reader()
    {
        var read = Review.Assess(Answer.AnswerTo("scheme"), "scheme", ExecutionLevel.Done) with { Number = 1 };
        Assert.DoesNotContain(
            "сделали сами",
            Text(ConsolidatedSummary.Compose(Data(TestCampaign.Small, Answer))),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "сделали сами",
            Text(ConsolidatedSummary.Compose(Data(TestCampaign.Small, Answer, read))),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("", "Мероприятие 1")] // five activities are equal, so no three of them are the rarest
    [InlineData("3 4 5", "Реже других выполнены мероприятия 1 и 2.")]
    public void The_rarest_activities_are_named_unless_others_are_done_as_rarely(string done, string sentence)
    {
        var scheme = TestCampaign.Small.Activities[0];
        string[] numbers = ["1", "2", "3", "4", "5"];
        var campaign = TestCampaign.Small with
        {
            Activities =
            [
                .. numbers.Select(number => scheme with { Id = $"a-{number}", Number = number, Title = $"Мероприятие № {number}" }),
            ],
        };
        var going = Review.Answer(0, [.. numbers.Select(number => Review.Ticked($"a-{number}", "going"))]);
        var other = Review.Answer(
            1,
            [.. numbers.Select(number => Review.Ticked($"a-{number}", done.Contains(number, StringComparison.Ordinal) ? "ready" : "going"))]
        );
        var text = Of(campaign, going, other with { OrganizationId = "sosh-13" }).Replace('\u00A0', ' ');
        Assert.Equal(done.Length > 0, text.Contains("Реже других", StringComparison.Ordinal));
        Assert.Contains(sentence, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recommendation_rests_on_what_a_person_has_found_before_what_is_ticked()
    {
        var read = Review.Assess(Answer.AnswerTo("scheme"), "scheme", ExecutionLevel.NotDone) with { Number = 1, Cause = "нет часов" };
        Assert.Contains(
            "мероприятие 1 — не выполняется по оценке ИМЦ, причина: нет часов, пояснение: «сделали сами»",
            Text(Answer, read),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Extensions_exemptions_and_returns_are_named_with_their_papers_and_an_exempt_school_is_not_called_silent()
    {
        var text = Text(
            Answer,
            Review.Terms(new(2021, 2, 5)) with
            {
                Number = 1,
            },
            Review.Return(Answer) with
            {
                Number = 2,
            },
            Review.Terms(exempt: true, reason: "школа закрыта", document: "приказ № 3") with
            {
                OrganizationId = "sosh-13",
                Number = 1,
            }
        );
        Assert.Contains("Срок продлён: СОШ № 5 (до 05.02.2021, письмо № 12).", text, StringComparison.Ordinal);
        Assert.Contains("Освобождены от представления информации: СОШ № 13 (школа закрыта, приказ № 3).", text, StringComparison.Ordinal);
        Assert.Contains(
            "На доработку возвращался 1 ответ, представлено вновь — 0; ещё не исправлены: СОШ № 5.",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("Информация не поступила от СОШ № 18.", text, StringComparison.Ordinal);
        Assert.Contains("1 из 2 ООУ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Руководителю СОШ № 13", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_analysts_last_words_stand_at_their_places_and_words_that_were_taken_back_do_not()
    {
        var text = Text(
            Answer,
            Note(AnalystNote.Conclusions, 1, "Старый вывод."),
            Note(AnalystNote.Conclusions, 2, "Работа идёт.\n\nСроки выдержаны."),
            Note(AnalystNote.Causes, 1, "Главная причина — часы."),
            Note("activity-goals", 1, "Цели названы везде."),
            Note("activity-scheme", 1, "Лишнее."),
            Note("activity-scheme", 2, string.Empty)
        );
        Assert.Contains("Работа идёт.\nСроки выдержаны.", text, StringComparison.Ordinal);
        Assert.Contains("Главная причина — часы.", text, StringComparison.Ordinal);
        Assert.Contains("Мероприятие 2 («Цели и задачи»): Цели названы везде.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Старый вывод", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Лишнее", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Confirmations_by_heads_are_counted_where_the_campaign_asks_for_them_and_their_names_are_not_published()
    {
        var confirmation = new Confirmation
        {
            SubmissionKey = Answer.Key,
            Name = "Канарейкина М.П.",
            ObservedAt = Review.Noon,
        };
        var asking = TestCampaign.Small with { Confirmation = AnswerConfirmation.Head };
        Assert.Contains(
            "Руководителями утверждено 0 из 1 представленных ответов; не утверждены ответы: СОШ № 5.",
            Of(asking, Answer),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Руководителями утверждён 1 из 1 представленных ответов.",
            Of(asking, Answer, confirmation),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Канарейкина", Of(asking, Answer, confirmation), StringComparison.Ordinal);
        Assert.DoesNotContain("уководителями утвержд", Of(TestCampaign.Small, Answer, confirmation), StringComparison.Ordinal);
    }

    private static AnalystNote Note(string place, int number, string text) =>
        new()
        {
            Place = place,
            Number = number,
            Text = text,
            By = "Иванова",
            ObservedAt = Review.Noon,
        };

    private static string Text(params LogEntry[] entries) => Of(TestCampaign.Small, entries);

    private static string Of(Campaign campaign, params LogEntry[] entries) => Text(AnalyticalReport.Compose(Data(campaign, entries)));

    private static ReportData Data(Campaign campaign, params LogEntry[] entries) =>
        new(
            CampaignAnalysis.Of(campaign, SubmissionHistory.From(entries), GroupCorrections.None),
            [],
            new(2, "Отчёт", "проверка", ReportDay, ReportDay),
            Changes: null
        );

    private static string Text(Document document) =>
        string.Join(
                '\n',
                document
                    .Parts.SelectMany(part => part.Blocks)
                    .SelectMany(block =>
                        block switch
                        {
                            Paragraph paragraph => [paragraph.Text],
                            BulletList list => list.Items,
                            Table table => table.Rows.Select(row => string.Join(" | ", row.Select(cell => cell.Text))),
                            _ => Array.Empty<string>(),
                        }
                    )
            )
            .Replace('\u00A0', ' ');
}
