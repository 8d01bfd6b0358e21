using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using Xunit;

namespace RoadmapFunctions.Tests.CampaignVersions;

public sealed class OrphanedAnswersTests
{
    private static readonly Campaign Before = TestCampaign.Small;

    [Fact]
    public void The_same_campaign_leaves_nothing_behind() => Assert.Empty(Find(Before));

    [Fact]
    public void Milestones_aliases_and_a_new_school_leave_nothing_behind() =>
        Assert.Empty(
            Find(
                Before with
                {
                    Title = "Иначе",
                    Milestones = [.. Before.Milestones.Select(milestone => milestone with { Date = milestone.Date.AddDays(7) })],
                    Organizations =
                    [
                        .. Before.Organizations.Select(organization =>
                            organization with
                            {
                                Aliases = [.. organization.Aliases ?? [], $"{organization.Name} г. Томска"],
                            }
                        ),
                        new("sosh-1", "МАОУ СОШ № 1", "СОШ № 1"),
                    ],
                }
            )
        );

    [Fact]
    public void A_school_with_an_answer_may_not_just_go()
    {
        var orphan = Assert.Single(
            Find(Before with { Organizations = [.. Before.Organizations.Where(organization => organization.Id != "sosh-5")] })
        );
        Assert.Equal("$.organizations", orphan.Place);
        Assert.Contains("«МАОУ СОШ № 5 имени А.К. Ерохина»", orphan.Problem, StringComparison.Ordinal);
        Assert.Contains("верните её", orphan.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void A_school_without_an_answer_may_go() =>
        Assert.Empty(Find(Before with { Organizations = [.. Before.Organizations.Where(organization => organization.Id != "sosh-18")] }));

    [Fact]
    public void An_activity_with_answers_may_not_just_go_nor_change_its_id()
    {
        var gone = Assert.Single(Find(Before with { Activities = [.. Before.Activities.Where(activity => activity.Id != "scheme")] }));
        Assert.Equal("нет вопроса 1 («Схема занятий»), а на него ответили 2\u00A0школы", gone.Problem);
        Assert.Single(Find(With("scheme", activity => activity with { Id = "plan" })));
    }

    [Fact]
    public void An_activity_that_nobody_answered_may_go() =>
        Assert.Empty(Find(Before with { Activities = [.. Before.Activities.Where(activity => activity.Id != "trainings")] }));

    [Fact]
    public void An_option_that_was_chosen_may_not_go_and_another_may()
    {
        var gone = Assert.Single(
            Find(With("scheme", activity => activity with { Options = [.. activity.Options.Where(option => option.Id != "ready")] }))
        );
        Assert.Equal(
            ("$.activities[0].options", "нет варианта «Разработана», а он отмечен в ответах 1\u00A0школы"),
            (gone.Place, gone.Problem)
        );
        Assert.Empty(
            Find(With("goals", activity => activity with { Options = [.. activity.Options.Where(option => option.Id != "steps")] }))
        );
    }

    [Fact]
    public void A_text_that_stands_in_the_sheet_must_stay_known()
    {
        var renamed = With(
            "scheme",
            activity => activity with { Options = [activity.Options[0] with { Text = "Схема есть" }, activity.Options[1]] }
        );
        Assert.Equal("$.activities[0].options[0].text", Assert.Single(Find(renamed)).Place);
        Assert.Empty(
            Find(
                With(
                    "scheme",
                    activity =>
                        activity with
                        {
                            Options = [activity.Options[0] with { Text = "Схема есть", Aliases = ["Разработана"] }, activity.Options[1]],
                        }
                )
            )
        );
        Assert.Empty(
            Find(
                With("scheme", activity => activity with { Options = [activity.Options[0], activity.Options[1] with { Text = "Пишется" }] })
            )
        ); // only a direct answer has it
    }

    [Fact]
    public void A_title_and_a_name_by_which_the_sheet_is_read_must_stay_known()
    {
        Assert.Equal("$.activities[0]", Assert.Single(Find(With("scheme", activity => activity with { Title = "План занятий" }))).Place);
        Assert.Empty(Find(With("scheme", activity => activity with { Title = "План занятий", Headers = ["Схема занятий"] })));
        Assert.Equal("$.organizations[0]", Assert.Single(Find(Renamed(aliases: null))).Place);
        Assert.Empty(Find(Renamed(aliases: ["СОШ № 5"])));
    }

    [Fact]
    public void A_withdrawn_answer_is_not_listed_as_left_behind()
    {
        var answer = Answer("sosh-13", SubmissionSource.Sheet, new ReadAnswer("trainings", ["visited"]));
        var history = SubmissionHistory.From([
            answer,
            new PresenceChange
            {
                SubmissionKey = answer.Key,
                Present = false,
                ObservedAt = answer.ObservedAt.AddDays(1),
            },
        ]);
        Assert.Empty(OrphanedAnswers.Find(Before, Before with { Activities = [.. Before.Activities.Take(2)] }, history));
    }

    [Fact]
    public void Parts_of_a_share_may_not_just_be_renamed_while_the_sheet_has_their_columns()
    {
        var before = KindsCampaign.Only(KindsCampaign.Share);
        var after = KindsCampaign.Only(KindsCampaign.Share with { Share = new("чел.", "прошли курсы", "всего учителей") });
        Assert.Equal("$.activities[0].kind", Assert.Single(Of(SubmissionSource.Sheet)).Place);
        Assert.Empty(Of(SubmissionSource.Http));

        IReadOnlyList<CampaignMistake> Of(SubmissionSource source) =>
            OrphanedAnswers.Find(
                before,
                after,
                SubmissionHistory.From([Answer("sosh-5", source, new ValueAnswer("passed", new ShareValue(12, 40)))])
            );
    }

    [Fact]
    public void Several_options_of_what_takes_one_now_wait_for_a_reader()
    {
        var one = Before.Activities[0] with { Kind = QuestionKind.OneOf };
        var fit = AnswerFit.Of(one, new ReadAnswer("scheme", ["ready", "going"]));
        Assert.Equal("Разработана, В процессе", fit.Ambiguous);
        Assert.Same(Answered, AnswerFit.Of(one, Answered));
    }

    private static readonly ReadAnswer Answered = new("scheme", ["ready"]);

    private static Campaign Renamed(IReadOnlyList<string>? aliases) =>
        Before with
        {
            Organizations =
            [
                .. Before.Organizations.Select(each =>
                    each.Id == "sosh-5" ? each with { ShortName = "Пятая школа", Aliases = aliases } : each
                ),
            ],
        };

    private static Campaign With(string id, Func<Activity, Activity> change) =>
        Before with
        {
            Activities = [.. Before.Activities.Select(activity => activity.Id == id ? change(activity) : activity)],
        };

    // № 5 answered in the sheet, № 13 directly, № 18 not at all.
    [Theory]
    [InlineData("2021-01-28", false)]
    [InlineData("2021-01-29", true)]
    public void A_first_day_behind_the_answers_of_the_sheet_is_told(string from, bool told)
    {
        var orphans = Find(
            Before with
            {
                AnswersFrom = DateOnly.ParseExact(from, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            }
        );
        Assert.Equal(told ? ["$.answersFrom"] : [], orphans.Select(orphan => orphan.Place));
    }

    private static IReadOnlyList<CampaignMistake> Find(Campaign after) =>
        OrphanedAnswers.Find(
            Before,
            after,
            SubmissionHistory.From([
                Answer("sosh-5", SubmissionSource.Sheet, new ReadAnswer("scheme", ["ready"]), new ReadAnswer("goals", ["set"])),
                Answer("sosh-13", SubmissionSource.Http, new ReadAnswer("scheme", ["going"])),
            ])
        );

    private static Submission Answer(string organization, SubmissionSource source, params ActivityAnswer[] answers) =>
        new()
        {
            OrganizationId = organization,
            Source = source,
            SubmittedAt = new DateTimeOffset(2021, 1, 28, 5, 0, 0, TimeSpan.Zero),
            ObservedAt = new DateTimeOffset(2021, 1, 28, 5, 10, 0, TimeSpan.Zero),
            Answers = answers,
        };
}
