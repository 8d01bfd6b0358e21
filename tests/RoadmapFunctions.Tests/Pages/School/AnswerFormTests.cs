using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Pages.School;
using Xunit;

namespace RoadmapFunctions.Tests.Pages.School;

public sealed class AnswerFormTests
{
    private static readonly DateTimeOffset Now = new(2021, 1, 29, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_form_that_was_sent_is_the_body_that_a_program_would_send()
    {
        var form = Sent(("options.scheme", ["ready", "going"]), ("other.goals", ["свои слова"]), ("respondent.name", ["И.И. Иванова"]));
        var submission = SubmissionReader.Read(form.ToBody(TestCampaign.Small.Organizations[0]), TestCampaign.Small, Now);
        Assert.Equal(("sosh-5", "И.И. Иванова"), (submission.OrganizationId, submission.Respondent!.Name));
        Assert.Equal(["ready", "going"], submission.AnswerTo("scheme")!.OptionIds);
        Assert.Equal("свои слова", submission.AnswerTo("goals")!.Other);
        Assert.Null(submission.AnswerTo("trainings"));
    }

    [Fact]
    public void The_writer_is_asked_about_a_contradiction_at_once_and_not_when_it_is_explained()
    {
        var asked = Sent(("options.trainings", ["visited", "not-visited"]), ("options.scheme", ["ready"]))
            .WithQuestions(TestCampaign.Small, current: null);
        Assert.Equal(
            "отмечены варианты, которые противоречат друг другу: «Посещают» и «Не посещают». Всё верно?",
            asked.Fields[2].Question
        );
        Assert.Equal((true, false), (asked.HasQuestions, asked.HasErrors));
        Assert.False(
            Sent(("options.trainings", ["visited", "not-visited"]), ("other.trainings", ["по-разному"]))
                .WithQuestions(TestCampaign.Small, current: null)
                .HasQuestions
        );
        Assert.False(
            Sent(("options.trainings", ["visited"]), ("options.scheme", ["made-up", "other"]))
                .WithQuestions(TestCampaign.Small, current: null)
                .HasQuestions
        );
    }

    [Theory]
    [InlineData("нет", true)]
    [InlineData(" — ", true)]
    [InlineData("нет, не посещают", false)]
    [InlineData(" ", false)]
    public void The_writer_is_told_that_a_dash_beside_no_option_is_no_answer(string words, bool told)
    {
        var question = Sent(("other.trainings", [words]), ("options.scheme", ["ready"]))
            .WithQuestions(TestCampaign.Small, current: null)
            .Fields[2];
        Assert.Equal(told, question.Question?.Contains("без отметки ответом не считается", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void The_writer_is_asked_why_nothing_is_done_and_not_when_it_is_said()
    {
        var asked = Sent(("options.trainings", ["not-visited"])).WithQuestions(TestCampaign.Small, current: null);
        Assert.Equal("отмечено, что мероприятие не выполняется. Напишите, почему и что мешает.", asked.Fields[2].Question);
        Assert.False(
            Sent(("options.trainings", ["not-visited"]), ("other.trainings", ["нет педагога"]))
                .WithQuestions(TestCampaign.Small, current: null)
                .HasQuestions
        );
    }

    [Fact]
    public void The_writer_is_not_asked_why_a_second_time_when_a_question_of_the_campaign_asks_it()
    {
        var campaign = KindsCampaign.With([.. KindsCampaign.Conditional]);
        Assert.True(IsAsked(campaign, ("options.trainings", ["not-visited"])));
        Assert.False(IsAsked(campaign, ("options.trainings", ["not-visited"]), ("other.why", ["нет специалиста"])));
    }

    [Fact]
    public void The_writer_is_not_asked_about_a_question_that_was_not_asked()
    {
        var options = KindsCampaign.NotCounted.Options.ToList();
        options[0] = options[0] with { Excludes = ["nobody"] };
        var campaign = KindsCampaign.With(KindsCampaign.NotCounted with { Options = options, OnlyIf = new("trainings", ["visited"]) });
        Assert.False(IsAsked(campaign, ("options.participants", ["teachers", "nobody"])));
        Assert.True(IsAsked(campaign, ("options.participants", ["teachers", "nobody"]), ("options.trainings", ["visited"])));
    }

    private static bool IsAsked(Campaign campaign, params (string Name, string[] Values)[] fields) =>
        AnswerForm
            .Of(
                campaign,
                new FormCollection(
                    fields.ToDictionary(field => field.Name, field => new StringValues(field.Values), StringComparer.Ordinal)
                )
            )
            .WithQuestions(campaign, current: null)
            .HasQuestions;

    [Fact]
    public void A_mistake_stands_at_its_field_and_everything_that_was_filled_in_stays()
    {
        var form = Sent(
            ("options.scheme", ["ready"]),
            ("options.goals", ["made-up"]),
            ("other.trainings", ["слова"]),
            ("respondent.name", [new string('я', 400)])
        );
        var refused = Assert.Throws<SubmissionRefusedException>(() =>
            SubmissionReader.Read(form.ToBody(TestCampaign.Small.Organizations[0]), TestCampaign.Small, Now)
        );
        var again = form.With(refused.Errors);
        Assert.Equal([null, "У мероприятия 2 нет варианта «made-up».", null], again.Fields.Select(field => field.Error));
        Assert.Equal(["Текст длиннее 300 знаков. Сократите его."], again.Errors);
        Assert.Equal(("слова", 400, true), (again.Fields[2].Other, again.Name.Length, again.HasErrors));
    }

    [Fact]
    public void H8_fields_that_are_not_of_the_form_are_not_looked_at()
    {
        var form = Sent(
            ("options.scheme", ["ready"]),
            ("submittedAt", ["2020-01-01"]),
            ("organization", ["sosh-13"]),
            ("source", ["sheet"])
        );
        var submission = SubmissionReader.Read(form.ToBody(TestCampaign.Small.Organizations[0]), TestCampaign.Small, Now);
        Assert.Equal(("sosh-5", Now), (submission.OrganizationId, submission.SubmittedAt));
    }

    private static AnswerForm Sent(params (string Field, string[] Values)[] fields) =>
        AnswerForm.Of(
            TestCampaign.Small,
            new FormCollection(fields.ToDictionary(field => field.Field, field => new StringValues(field.Values)))
        );
}
