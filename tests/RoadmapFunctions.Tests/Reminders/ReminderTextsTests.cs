using System.Globalization;
using AngleSharp.Html.Parser;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reminders;
using RoadmapFunctions.Tests.Answers;
using Xunit;

namespace RoadmapFunctions.Tests.Reminders;

public sealed class ReminderTextsTests
{
    private const string Link = "https://roadmap.test/school#small.sosh-5.signature";
    private static readonly Campaign Campaign = TestCampaign.Small;

    [Theory]
    [InlineData("2021-01-23T09:20+07:00", "До срока ответа осталось 7 дней: Малая кампания")]
    [InlineData("2021-01-27T09:20+07:00", "До срока ответа осталось 3 дня: Малая кампания")]
    [InlineData("2021-01-29T09:20+07:00", "До срока ответа остался 1 день: Малая кампания")]
    [InlineData("2021-01-30T09:20+07:00", "Сегодня последний день для ответа: Малая кампания")]
    [InlineData("2021-01-31T09:20+07:00", "Срок ответа прошёл: Малая кампания")]
    public void The_subject_counts_days_as_a_calendar_does(string now, string subject) =>
        Assert.Equal(subject, Plainly(ToSchool(Campaign.Organizations[0], now).Subject));

    [Fact]
    public void The_operators_words_for_the_day_stand_in_the_letter_as_text()
    {
        var letter = ReminderTexts.ToSchool(
            Campaign,
            new OrganizationProgress(Campaign.Organizations[0], Completeness.Missing, 0),
            Campaign.Activities,
            Link,
            Review.Noon,
            words: "Вопросы: <b>90-00-00</b>"
        );
        Assert.Contains("\n\nВопросы: <b>90-00-00</b>\n\n", letter.Plain.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("<p>Вопросы: &lt;b&gt;90-00-00&lt;/b&gt;</p>", letter.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_letter_reads_as_an_official_would_write_it() =>
        Assert.Equal(
            """
            Здравствуйте!

            От вашей организации (МАОУ СОШ № 5 имени А.К. Ерохина) ещё не получен ответ на вопросы мониторинга «Малая кампания».

            Срок ответа: 30.01.2021, до конца дня (UTC+7).

            Ответить можно по личной ссылке:

            https://roadmap.test/school#small.sosh-5.signature

            Ссылка открывает ответы только вашей организации. Не передавайте её другим.

            Основание: распоряжение от 22.01.2021 № 25/п.

            ИМЦ. Письмо отправлено автоматически. Если вы ответили только что, оставьте его без внимания.

            """,
            Plainly(ToSchool(Campaign.Organizations[0], "2021-01-27T09:20+07:00").Plain)
        );

    [Fact]
    public void A_letter_after_the_deadline_says_what_is_missing_and_whether_it_is_late()
    {
        var partial = ReminderTexts.ToSchool(
            Campaign,
            new(Campaign.Organizations[0], Completeness.Partial, 2, Timeliness.OnTime),
            [Campaign.Activities[2]],
            Link,
            At("2021-01-31T09:20+07:00")
        );
        Assert.Contains("получен не полностью. Нет ответа по мероприятию: 4.", Plainly(partial.Plain), StringComparison.Ordinal);
        Assert.Contains(
            "Ответ можно дополнить и сейчас: он останется полученным в срок.",
            Plainly(partial.Plain),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "будет отмечен как полученный с опозданием.",
            Plainly(ToSchool(Campaign.Organizations[0], "2021-01-31T09:20+07:00").Plain),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_school_reads_what_it_is_asked_to_mend_and_until_when()
    {
        var answer = Review.Answer(0, Review.Words("goals", "ставим"));
        LogEntry[] entries =
        [
            answer,
            Review.Return(answer, "goals", "напишите, по каким предметам\n<b>и классам</b>") with
            {
                Number = 1,
            },
            Review.Return(answer, comment: "подпишите") with
            {
                Number = 2,
            },
        ];
        var progress = OrganizationProgress.Of(Review.Campaign, SubmissionHistory.From(entries), Review.School);
        var text = ReminderTexts.Returned(Review.Campaign, progress, Link, At("2021-01-31T09:20+07:00"));
        Assert.Contains(
            "Мероприятие 2 («Цели и задачи»): напишите, по каким предметам <b>и классам</b>\n\n"
                + "Ответ в целом: подпишите\n\nСрок ответа прошёл:",
            Plainly(text.Plain),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("<b>", text.Html, StringComparison.Ordinal);
        Assert.Contains(
            "возвращён с замечаниями",
            ReminderTexts.ToSchool(Review.Campaign, progress, [], Link, At("2021-01-29T09:20+07:00")).Plain,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_receipt_says_when_the_answer_came_and_what_is_missing()
    {
        var answer = Review.Answer(0, Review.Ticked("scheme", "ready"));
        var progress = OrganizationProgress.Of(Review.Campaign, SubmissionHistory.From([answer]), Review.School);
        var text = ReminderTexts.Received(Review.Campaign, progress, CompletenessRule.Unanswered(Review.Campaign, answer), Link);
        Assert.Equal("Ответ получен: Малая кампания", text.Subject);
        Assert.Contains("получен 28.01.2021 12:00 — в срок.", Plainly(text.Plain), StringComparison.Ordinal);
        Assert.Contains("Нет ответа по мероприятиям: 2 и 4. Ответ можно дополнить", Plainly(text.Plain), StringComparison.Ordinal);
        Assert.Contains(Link, text.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_operator_reads_what_happened_where_and_where_to_look() =>
        Assert.Equal(
            """
            Мониторинг «Малая кампания».

            Нет столбца «Школа».

            Подробности — на рабочем месте оператора:

            https://roadmap.test/desk/campaigns/small

            Письмо отправлено автоматически. Об одном и том же программа пишет один раз.

            """,
            ReminderTexts
                .ToOperator(
                    Campaign,
                    new(ReminderKind.SyncStopped, "0", Detail: "Нет столбца «Школа»."),
                    "https://roadmap.test/desk/campaigns/small"
                )
                .Plain
        );

    [Fact]
    public void The_web_part_says_the_same_words_as_the_plain_one()
    {
        var text = ToSchool(Campaign.Organizations[0], "2021-01-27T09:20+07:00");
        Assert.Equal(
            text.Plain.Split("\n\n").Select(paragraph => paragraph.Trim()),
            new HtmlParser().ParseDocument(text.Html).QuerySelectorAll("p").Select(paragraph => paragraph.TextContent.Trim())
        );
    }

    [Fact]
    public void Hostile_text_stays_text_and_the_subject_one_line()
    {
        var hostile = Campaign.Organizations[0] with { Name = "<script>alert(1)</script>\r\nBcc: all@evil.test" };
        var text = ReminderTexts.ToSchool(
            Campaign with
            {
                Title = "Тема\r\nBcc: all@evil.test",
            },
            new(hostile, Completeness.Missing, 0),
            Campaign.Activities,
            Link,
            At("2021-01-27T09:20+07:00")
        );
        Assert.DoesNotContain('\n', text.Subject);
        var html = new HtmlParser().ParseDocument(text.Html);
        Assert.Empty(html.QuerySelectorAll("script"));
        Assert.Equal(Link, Assert.Single(html.QuerySelectorAll("a")).GetAttribute("href"));
    }

    private static MailText ToSchool(Organization organization, string now) =>
        ReminderTexts.ToSchool(
            Campaign,
            new OrganizationProgress(organization, Completeness.Missing, 0),
            Campaign.Activities,
            Link,
            At(now)
        );

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string Plainly(string text) => text.Replace('\u00A0', ' ');
}
