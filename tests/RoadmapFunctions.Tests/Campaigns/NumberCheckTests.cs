using System.Text.Json;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions.Drafts;
using Xunit;

namespace RoadmapFunctions.Tests.Campaigns;

/// <summary>Which checks between numbers a campaign may state, in its file and in the editor.</summary>
public sealed class NumberCheckTests
{
    private static readonly Campaign Campaign = KindsCampaign.Only([
        .. KindsCampaign.Checked,
        KindsCampaign.Scale,
        KindsCampaign.ShortText,
    ]);

    [Fact]
    public void A_file_with_checks_reads_back_and_one_without_says_nothing_of_them()
    {
        var file = JsonSerializer.SerializeToUtf8Bytes(Campaign, CampaignFile.Json);
        var read = CampaignFile.Parse("checks", file).FindActivity("passed")!.Checks!;
        Assert.Equal(
            (NumberCheckKind.SumOf, CheckSeverity.MustBeExplained, SharePart.Whole),
            (read[0].Kind, read[0].Severity, read[0].Part!.Value)
        );
        Assert.Equal(["teachers"], read[0].Numbers);
        Assert.DoesNotContain("checks", JsonSerializer.Serialize(KindsCampaign.All, CampaignFile.Json), StringComparison.Ordinal);
    }

    public static TheoryData<NumberCheck, string, string> Wrong =>
        new()
        {
            { Of("helped"), "numbers", "вопрос 5 «Что помогло» спрашивает не о числе и не о доле" },
            { Of("support"), "numbers", "вопрос 10 «Оценка поддержки» спрашивает не о числе и не о доле" },
            { Of("made-up"), "numbers", "назван вопрос «made-up», которого нет" },
            { Of("trained"), "numbers", "вопрос сравнивается сам с собой" },
            { Of("passed"), "numbers", "у доли «Обучение педагогов» (вопрос 11) два числа, и не сказано, какое" },
            { Of("teachers.part"), "numbers", "у вопроса 13 одно число, а названо «teachers.part»" },
            { Of(), "numbers", "не названо, с чем сравнивать" },
            { Of("teachers", "young"), "numbers", "сравнивать нужно с одним числом, а названо несколько" },
            { Sum("young", "young"), "numbers", "число «Молодых учителей» (вопрос 14) названо дважды" },
            { Of("teachers") with { Part = SharePart.Whole }, "part", "у вопроса о числе нет части и целого" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_check_compares_numbers_of_different_questions(NumberCheck check, string field, string problem)
    {
        var mistake = Assert.Single(Mistakes("trained", trained => trained with { Checks = [check] }));
        Assert.Equal(($"$.activities[0].checks[0].{field}", problem), (mistake.Place, mistake.Problem));
    }

    [Theory]
    [InlineData("made-up")]
    [InlineData("passed")]
    [InlineData("teachers.part")]
    public void A_page_is_told_of_a_lost_number_without_ids(string name)
    {
        var mistake = Assert.Single(Mistakes("trained", trained => trained with { Checks = [Of(name)] }));
        Assert.DoesNotMatch("[a-z]", RoadmapFunctions.CampaignVersions.Drafts.DraftMistakes.SentenceOf(mistake));
    }

    [Fact]
    public void A_question_without_a_number_has_no_checks_and_a_share_says_which_number_is_meant()
    {
        Assert.Equal("$.activities[6].checks", Place("helped", helped => helped with { Checks = [Of("teachers")] }));
        Assert.Equal("$.activities[1].checks[0].part", Place("passed", share => share with { Checks = [Of("teachers")] }));

        static string Place(string id, Func<Activity, Activity> change) => Assert.Single(Mistakes(id, change)).Place;
    }

    [Fact]
    public void A_check_that_no_answer_can_pass_is_refused()
    {
        var least = Assert.Single(Mistakes("young", young => young with { Numeric = new(Least: 3000), Checks = [Of("trained")] }));
        Assert.Equal(
            "так быть не может: «Молодых учителей» (вопрос 14) — не меньше 3 000, а «Обучено учителей» (вопрос 8) — не больше 2 000",
            least.Problem.Replace('\u00A0', ' ')
        );
        var most = Assert.Single(
            Mistakes(
                "teachers",
                teachers => teachers with { Numeric = new(Most: 5) },
                young => young with { Numeric = new(Least: 4) },
                senior => senior with { Numeric = new(Least: 2) }
            )
        );
        Assert.Contains(
            "а сумма «Молодых учителей» (вопрос 14) + «Опытных учителей» (вопрос 15) — не меньше 6",
            most.Problem,
            StringComparison.Ordinal
        );
        Assert.Empty(Mistakes("young", young => young with { Numeric = new(Least: 2000), Checks = [Of("trained")] }));
    }

    [Fact]
    public void Limits_whose_sum_overflows_do_not_break_the_rules() =>
        Assert.Empty(
            Mistakes(
                "teachers",
                teachers => teachers with { Numeric = new(Least: decimal.MinValue) },
                young => young with { Numeric = new(Most: decimal.MaxValue) },
                senior => senior with { Numeric = new(Most: decimal.MaxValue) }
            )
        );

    [Fact]
    public void The_same_check_is_stated_once()
    {
        var mistake = Assert.Single(
            Mistakes("teachers", teachers => teachers with { Checks = [Sum("young", "senior"), Sum("senior", "young")] })
        );
        Assert.Equal("$.activities[2].checks[1].numbers", mistake.Place);
    }

    [Theory]
    [InlineData("trained")]
    [InlineData("passed")]
    [InlineData("teachers")]
    public void An_unedited_page_keeps_its_checks_and_every_edit_counts(string id)
    {
        var part = new QuestionPart(id);
        var drawn = part.FieldsOf(Campaign);
        Assert.Equal(Spelled(Campaign), Spelled(part.Apply(Campaign, new FormFields(drawn))));
        var ofChecks = drawn.Keys.Where(field => field.StartsWith("checks[0].", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(ofChecks);
        Assert.All(
            ofChecks,
            field =>
                Assert.NotEqual(
                    Spelled(Campaign),
                    Spelled(
                        part.Apply(
                            Campaign,
                            new FormFields(new Dictionary<string, string>(drawn, StringComparer.Ordinal) { [field] = Other(drawn[field]) })
                        )
                    )
                )
        );

        static string Other(string value) =>
            value switch
            {
                "not-more-than" => "sum-of",
                "sum-of" => "not-more-than",
                "must-be-mended" => "must-be-explained",
                "must-be-explained" => "must-be-mended",
                "whole" => "part",
                _ => "",
            };
    }

    [Fact]
    public void A_check_that_was_added_waits_for_what_to_compare_with_and_the_mistake_stands_beside_it()
    {
        var part = new QuestionPart("young");
        var added = part.Apply(Campaign, new(FieldLists.Apply(part.FieldsOf(Campaign), "add:checks")));
        Assert.Equal(
            new FieldMistake("checks[0].numbers", "Не названо, с чем сравнивать. Назовите вопрос о числе или о доле."),
            Assert.Single(DraftMistakes.Of(added, part, DraftMistakes.Of(added)))
        );
        var fields = new Dictionary<string, string>(part.FieldsOf(added), StringComparer.Ordinal)
        {
            ["checks[0].numbers.passed.whole"] = "true",
        };
        Assert.Equal(["passed.whole"], part.Apply(added, new(fields)).FindActivity("young")!.Checks![0].Numbers);
    }

    [Fact]
    public void A_check_on_a_deleted_question_can_be_corrected_on_its_page()
    {
        var without = Campaign with { Activities = [.. Campaign.Activities.Where(activity => activity.Id != "senior")] };
        var part = new QuestionPart("teachers");
        var mistake = Assert.Single(DraftMistakes.Of(without, part, DraftMistakes.Of(without)));
        Assert.Equal("checks[0].numbers", mistake.Field);
        var drawn = part.FieldsOf(without);
        Assert.Equal(Spelled(without), Spelled(part.Apply(without, new FormFields(drawn))));
        var mended = new Dictionary<string, string>(drawn, StringComparer.Ordinal) { ["checks[0].numbers.senior"] = "" };
        Assert.Empty(CampaignRules.Check(part.Apply(without, new FormFields(mended))));
    }

    [Fact]
    public void A_question_that_asks_for_no_number_any_more_has_no_checks()
    {
        var part = new QuestionPart("trained");
        var sent = new Dictionary<string, string>(part.FieldsOf(Campaign), StringComparer.Ordinal) { ["kind"] = "short-text" };
        Assert.Null(part.Apply(Campaign, new(sent)).FindActivity("trained")!.Checks);
    }

    private static NumberCheck Of(params string[] numbers) => new(NumberCheckKind.NotMoreThan, numbers);

    private static NumberCheck Sum(params string[] numbers) => new(NumberCheckKind.SumOf, numbers);

    private static List<CampaignMistake> Mistakes(string id, params Func<Activity, Activity>[] changes)
    {
        var first = Campaign.Activities.Select(activity => activity.Id).ToList().IndexOf(id);
        return
        [
            .. CampaignRules.Check(
                Campaign with
                {
                    Activities =
                    [
                        .. Campaign.Activities.Select(
                            (activity, index) =>
                                index >= first && index - first < changes.Length ? changes[index - first](activity) : activity
                        ),
                    ],
                }
            ),
        ];
    }

    private static string Spelled(Campaign campaign) => JsonSerializer.Serialize(campaign, CampaignFile.Json);
}
