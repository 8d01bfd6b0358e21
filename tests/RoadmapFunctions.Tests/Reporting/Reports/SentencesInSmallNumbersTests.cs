using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Reports;

/// <summary>Sentences agree with their numbers where the numbers are one or all, and accuse nobody, which the sample campaign does not
/// show.</summary>
public sealed class SentencesInSmallNumbersTests
{
    private static readonly DateTimeOffset Noon = new(2021, 1, 28, 5, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Due = TestCampaign.Small.AnswersDue;

    public static TheoryData<string, string[]> Sentences =>
        new()
        {
            {
                "Информацию представило 1 из 3 общеобразовательных учреждений (далее — ООУ), в установленный срок (30.01.2021) — 1.",
                ["sosh-5 scheme ready"]
            },
            { "Выполнено 1 мероприятие из 3.", ["sosh-5 scheme ready"] },
            { "Учреждения, представившие информацию, выполнили 2 мероприятия из 6.", ["sosh-5 scheme ready", "sosh-13 scheme ready"] },
            {
                "Реже других выполнено мероприятие 1 («Схема занятий»): в 2 из 3 ООУ (в процессе — 1).",
                ["sosh-5 scheme ready", "sosh-13 scheme ready", "sosh-18 scheme going"]
            },
            {
                "Наибольшие затруднения вызвало мероприятие 1 («Схема занятий»): выполнено в 1 из 3 ООУ (в процессе — 2).",
                ["sosh-5 scheme ready", "sosh-13 scheme going", "sosh-18 scheme going"]
            },
            {
                "Наибольшие затруднения вызвало мероприятие 4 («Тренинги»): выполнено в 1 из 3 ООУ (не выполняется — 1, не оценено — 1).",
                [
                    "sosh-5 scheme ready goals set trainings visited",
                    "sosh-13 scheme ready goals set trainings not-visited",
                    "sosh-18 scheme ready goals set trainings visited+not-visited",
                ]
            },
            {
                "Наибольшие затруднения вызвало мероприятие 4 («Тренинги»): выполнено в 1 из 3 ООУ (не выполняется — 1, нет ответа — 1).",
                [
                    "sosh-5 scheme ready goals set trainings visited",
                    "sosh-13 scheme ready goals set trainings not-visited",
                    "sosh-18 scheme ready goals set",
                ]
            },
            {
                "Учреждения, представившие информацию, выполнили 5 мероприятий из 6; ещё не оценено — 1.",
                ["sosh-5 scheme ready goals set trainings visited", "sosh-13 scheme ready goals set trainings visited+not-visited"]
            },
            { "Во всех учреждениях, представивших информацию, выполнено мероприятие 1.", ["sosh-5 scheme ready"] },
            { "Информация не поступила от СОШ № 13 и 18.", ["sosh-5 scheme ready"] },
            { "Информация не поступила от СОШ № 18.", ["sosh-5 scheme ready", "sosh-13 scheme ready"] },
            { "Мероприятие 4 («Тренинги»): нигде не завершено; не выполняется — СОШ № 5.", ["sosh-5 trainings not-visited"] },
            { "Не получен ответ от СОШ № 5 по мероприятиям 1 и 2.", ["sosh-5 trainings visited"] },
            {
                "СОШ № 5 | обеспечить: мероприятие 4 («Тренинги») | мероприятие 4 — «Не посещают» | до 01.03.2021",
                ["sosh-5 trainings not-visited"]
            },
            {
                "СОШ № 13 и 18 | представить информацию | информация не представлена (срок — 30.01.2021) | постоянно",
                ["sosh-5 trainings visited"]
            },
        };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sentence_agrees_with_its_numbers(string sentence, string[] answers) =>
        Assert.Contains(sentence, Text(Report([], null, answers)), StringComparison.Ordinal);

    [Theory]
    [InlineData(RejectionReason.UnknownOrganization)]
    [InlineData(RejectionReason.TimeUnreadable)] // its name can be read
    public void A_school_whose_answer_may_lie_in_the_quarantine_is_not_called_silent_and_is_asked_for_nothing(RejectionReason reason)
    {
        var row = Row("sosh-13", reason);
        var text = Text(Report([row], null, ["sosh-5 scheme ready"]));
        Assert.Contains("Информация не поступила от СОШ № 18.", text, StringComparison.Ordinal);
        Assert.Contains(
            "Не учтена 1 запись, которую нельзя признать ответом без уточнения. Она, вероятно, "
                + "принадлежит СОШ № 13; до уточнения к не представившим информацию это учреждение не отнесено.",
            text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("СОШ № 13 | представить", text, StringComparison.Ordinal);
        var totals = SummaryData.Of(Data([row], null, [Answer("sosh-5 scheme ready")])).Totals;
        Assert.Equal((1, 1, 1), (totals.Received, totals.Missing, totals.Unsettled));
    }

    [Fact]
    public void Before_its_day_nobody_is_called_silent_and_nothing_is_recommended_for_silence()
    {
        var data = Data([], null, [Answer("sosh-5 scheme ready")]);
        var early = data with { Edition = data.Edition with { SnapshotAt = Due.AddTicks(-1), SheetReadAt = Due.AddTicks(-1) } };
        var (before, after) = (Text(AnalyticalReport.Compose(early)), Text(AnalyticalReport.Compose(data)));
        Assert.Contains(
            "Срок представления информации ещё не наступил; пока не ответили: СОШ № 13 и 18.",
            before,
            StringComparison.Ordinal
        );
        Assert.Contains("Информация не поступила от СОШ № 13 и 18.", after, StringComparison.Ordinal);
        foreach (var accusation in (string[])["не представлена", "нет сведений о выполнении", "СОШ № 13 и 18 | представить"])
        {
            Assert.DoesNotContain(accusation, before, StringComparison.Ordinal);
            Assert.Contains(accusation, after, StringComparison.Ordinal);
        }

        var nobody = Text(AnalyticalReport.Compose(early with { Analysis = Data([], null, []).Analysis }));
        Assert.Contains("Анализ возможен после срока представления информации.", nobody, StringComparison.Ordinal);
        Assert.DoesNotContain("новый срок", nobody, StringComparison.Ordinal);
    }

    [Fact]
    public void After_its_day_a_report_without_answers_asks_for_a_new_one_even_if_all_may_have_answered()
    {
        var text = Text(Report([Row("sosh-5"), Row("sosh-13"), Row("sosh-18")], null, []));
        Assert.Contains("новый срок представления информации", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_stand_in_the_case_that_the_sentence_needs_and_a_campaign_without_a_plan_is_about_its_order()
    {
        var text = Text(
            Report(
                TestCampaign.Small with
                {
                    Operator = new("Комитет по образованию", "Председатель", "А.А. Яковлева"),
                    Terms = TestCampaign.Small.Terms with { Plan = null },
                    Recommendations =
                    [
                        new(
                            "help",
                            RecommendationCondition.ActivityInProgress,
                            "помочь: {organizations}",
                            Addressee: RecommendationAddressee.Operator
                        ),
                    ],
                    LegalBasis = new("Управление образования", "приказ", new(2021, 1, 22), "7", "О питании")
                    {
                        InPursuanceOf = "во исполнение постановления № 5",
                    },
                },
                "sosh-5 scheme going"
            )
        );
        Assert.Contains("Мониторинг проводится во исполнение постановления № 5.", text, StringComparison.Ordinal);
        Assert.Contains(
            "1. Информацию Комитета по образованию об исполнении приказа Управления образования от 22.01.2021 № 7 за",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("2. Комитету по образованию выполнить рекомендации", text, StringComparison.Ordinal);
        Assert.Contains("рекомендуется Комитету по образованию (таблица", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_recommended_against_the_words_of_a_school()
    {
        var answer = Answer("sosh-5 trainings not-visited");
        var data = Data([], null, [answer with { Answers = [new ReadAnswer("trainings", ["not-visited"], "запись не открывается")] }]);
        Assert.DoesNotContain(
            AnalyticalReport.Compose(data).Parts.SelectMany(part => part.Blocks).OfType<Table>().SelectMany(table => table.Rows),
            row => row[0].Text.EndsWith('5') && row[1].Text.StartsWith("обеспечить", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Words_that_nobody_has_read_put_a_school_into_no_bad_group_and_bring_it_no_advice()
    {
        var ticked = Answer("sosh-5 scheme going goals set trainings visited");
        var told = ticked with
        {
            Answers = [.. ticked.Answers.Skip(1), new ReadAnswer("scheme", ["going"], "положение утверждено приказом № 7")],
        };
        var campaign = Campaign with
        {
            Recommendations =
            [
                new("going", RecommendationCondition.ActivityInProgress, "завершить: {activity}"),
                new(
                    "read",
                    RecommendationCondition.ActivityNeedsReading,
                    "прочитать: {organizations}",
                    Addressee: RecommendationAddressee.Operator
                ),
            ],
        };
        var (before, after) = (Of(ticked), Of(told));
        Assert.Equal(SupportGroup.Attention, before.Organizations[0].Support);
        Assert.Equal(SupportGroup.Undetermined, after.Organizations[0].Support);
        Assert.Equal(["going"], Advised(before));
        Assert.Equal(["read"], Advised(after));
        var summary = SummaryData.Of(Data([], null, []) with { Analysis = after });
        Assert.Contains(
            "ответ уточняет",
            Text(SchoolSheet.Compose(summary, summary.Organizations.Single(each => each.Id == "sosh-5"))),
            StringComparison.Ordinal
        );

        CampaignAnalysis Of(Submission answer) => CampaignAnalysis.Of(campaign, SubmissionHistory.From([answer]), GroupCorrections.None);

        static IEnumerable<string> Advised(CampaignAnalysis analysis) =>
            (Data([], null, []) with { Analysis = analysis }).Advices.Select(each => each.Recommendation.Id);
    }

    [Fact]
    public void A_form_without_an_answer_is_in_no_denominator_and_its_school_is_asked_for_information()
    {
        var empty = Answer("sosh-13 scheme ready") with { Answers = [] };
        var data = Data([], null, [Answer("sosh-5 scheme ready"), empty]);
        var text = Text(AnalyticalReport.Compose(data));
        Assert.Contains("Информацию представило 1 из 3", text, StringComparison.Ordinal);
        Assert.Contains("Выполнено 1 мероприятие из 3", text, StringComparison.Ordinal);
        Assert.Contains("Форму без единого ответа направило 1 ООУ: СОШ № 13.", text, StringComparison.Ordinal);
        Assert.Contains("Информация не поступила от СОШ № 18.", text, StringComparison.Ordinal);
        Assert.Contains("СОШ № 13 и 18 | представить информацию", text, StringComparison.Ordinal);
        var summary = SummaryData.Of(data);
        var school = summary.Organizations.Single(each => each.Id == "sosh-13");
        Assert.Equal((1, 2, 1), (summary.Totals.Received, summary.Totals.Missing, summary.Totals.Empty));
        Assert.False(SchoolNotification.Concerns(school));
        Assert.Contains("поступила форма без единого ответа", Text(SchoolSheet.Compose(summary, school)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("visited", "запись не открывается", true)]
    [InlineData("visited", "карантин", true)]
    [InlineData("visited", "ездят не реже раза в неделю", false)]
    [InlineData("visited", "нет участников", false)]
    [InlineData("visited", "участвуют не все из-за совмещения смен", true)]
    [InlineData("", "нет транспорта", true)]
    [InlineData("", "ездим на автобусе", false)]
    public void Causes_in_words_are_concluded_whatever_is_ticked(string ticked, string words, bool told)
    {
        var answer = Answer("sosh-5 scheme ready") with
        {
            Answers = [new ReadAnswer("trainings", ticked.Length == 0 ? [] : [ticked], words)],
        };
        var text = Text(AnalyticalReport.Compose(Data([], null, [answer])));
        Assert.Equal(told, text.Contains($"мероприятие 4 («Тренинги»): «{words}» — СОШ № 5.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_paper_says_that_it_is_preliminary_and_names_no_reading_that_nobody_has_done()
    {
        var answer = Answer("sosh-5 scheme ready") with { Answers = [new ReadAnswer("scheme", ["ready"], "составили сами")] };
        var (unread, without) = (Text(AnalyticalReport.Compose(Data([], null, [answer]))), Text(Report([], null, ["sosh-5 scheme ready"])));
        Assert.Contains("Отчёт предварительный: не прочитан 1 ответ, данный в свободной форме", unread, StringComparison.Ordinal);
        Assert.Contains("ответы, данные в свободной форме, ещё не прочитаны.", unread, StringComparison.Ordinal);
        Assert.DoesNotContain("предварительный", without, StringComparison.Ordinal);
        Assert.DoesNotContain("чтение ответов", without, StringComparison.Ordinal);
    }

    [Fact]
    public void Own_words_of_many_are_all_counted_in_their_table_and_what_hinders_comes_first()
    {
        var campaign = TestCampaign.Small with
        {
            Organizations =
            [
                .. Enumerable.Range(1, 40).Select(number => new Organization($"s-{number}", $"СОШ № {number}", $"СОШ № {number}", [])),
            ],
        };
        var answers = campaign.Organizations.Select(
            (school, index) =>
                Answer($"{school.Id} scheme ready") with
                {
                    Answers =
                    [
                        index == 0
                            ? new AmbiguousAnswer("trainings", "Посещают, нет транспорта")
                            : new ReadAnswer("trainings", ["visited"], "беседы с родителями"),
                    ],
                }
        );
        var data = Data([], null, []) with
        {
            Analysis = CampaignAnalysis.Of(campaign, SubmissionHistory.From(answers), GroupCorrections.None),
        };
        var table = AnalyticalReport
            .Compose(data)
            .Parts.SelectMany(part => part.Blocks)
            .OfType<Table>()
            .Single(each => each.Caption == "Ответы в свободной форме");
        Assert.Equal(["нет транспорта 1", "беседы с родителями 39"], table.Rows.Select(row => $"{row[1].Text} {row[2].Text}"));
        Assert.DoesNotContain(table.Rows, row => row[3].Text == "—");
    }

    [Fact]
    public void A_contradiction_is_named_beside_the_unread_words_and_joining_is_explained_only_where_words_are_joined()
    {
        var answer = Answer("sosh-5 scheme ready goals set") with
        {
            Answers = [new ReadAnswer("scheme", ["ready"], "составили сами"), new ReadAnswer("trainings", ["visited", "not-visited"])],
        };
        var text = Text(AnalyticalReport.Compose(Data([], null, [answer])));
        Assert.Contains("Из-за противоречия отмеченных вариантов не оценён ответ СОШ № 5 (мероприятие 4).", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Близкие ответы", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_hinders_a_school_by_its_own_words_is_put_before_the_operator()
    {
        var campaign = Campaign with
        {
            Recommendations =
            [
                new(
                    "hindered",
                    RecommendationCondition.ActivityHindered,
                    "устранить причины: {organizations}",
                    new(2021, 3, 1),
                    RecommendationAddressee.Operator
                ),
            ],
        };
        var answer = Answer("sosh-5 trainings not-visited");
        var told = answer with { Answers = [new ReadAnswer("trainings", ["not-visited"], "запись не открывается")] };
        Assert.Contains(
            "Оператор | устранить причины: СОШ № 5 | СОШ № 5, мероприятие 4 — «Не посещают», пояснение: «запись не открывается» "
                + "| до 01.03.2021",
            Of(told).Replace(campaign.Operator.Name, "Оператор", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("устранить причины", Of(answer), StringComparison.Ordinal);

        string Of(Submission submission) =>
            Text(
                AnalyticalReport.Compose(
                    Data([], null, []) with
                    {
                        Analysis = CampaignAnalysis.Of(campaign, SubmissionHistory.From([submission]), GroupCorrections.None),
                    }
                )
            );
    }

    [Fact]
    public void A_day_that_had_passed_when_the_paper_was_made_stands_in_no_paper_there_is_room_for_another()
    {
        var answers = new[] { Answer("sosh-5 trainings not-visited") };
        var onTheDay = Data([], null, answers) with { Edition = Data([], null, []).Edition with { SnapshotAt = At(2021, 3, 1) } };
        var after = onTheDay with { Edition = onTheDay.Edition with { SnapshotAt = At(2021, 3, 2) } };
        foreach (var (data, row, clause) in new[] { (onTheDay, "до 01.03.2021", "Срок: до 01.03.2021."), (after, Room, $"Срок: {Room}.") })
        {
            var report = Text(AnalyticalReport.Compose(data));
            Assert.Contains($"«Не посещают» | {row}", report, StringComparison.Ordinal);
            Assert.Contains(clause, report, StringComparison.Ordinal);
            var summary = SummaryData.Of(data);
            var sheet = Text(SchoolSheet.Compose(summary, summary.Organizations.Single(each => each.Id == "sosh-5")));
            Assert.Contains(row, sheet, StringComparison.Ordinal);
        }

        static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 2, 0, 0, TimeSpan.Zero);
    }

    private const string Room = "до _________";

    [Fact]
    public void Without_answers_the_report_has_one_part_and_no_tables()
    {
        var document = Report([], null, []);
        Assert.Single(document.Parts);
        Assert.Contains("информация не представлена ни одним учреждением.", Text(document), StringComparison.Ordinal);
        Assert.DoesNotContain(document.Parts[0].Blocks, block => block is Table or BarChart or Heading);
    }

    [Fact]
    public void A_second_edition_says_what_has_changed_and_a_first_one_says_nothing()
    {
        Assert.Contains(
            "Отчёт составлен повторно (предыдущее издание — № 1); получены ответы: СОШ № 5; изменены ответы: СОШ № 13; "
                + "иначе сгруппированы свои ответы: мероприятие 2.",
            Text(Report([], new(1, ["sosh-5"], ["sosh-13"], [], ["goals"]), ["sosh-5 scheme ready"])),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("издание — №", Text(Report([], null, ["sosh-5 scheme ready"])), StringComparison.Ordinal);
    }

    [Fact]
    public void When_all_is_done_it_is_approved_and_this_periods_part_of_the_order_is_fulfilled()
    {
        var all = TestCampaign
            .Small.Organizations.SelectMany(school => (string[])[$"{school.Id} scheme ready goals set trainings visited"])
            .ToArray();
        var text = Text(Report([], null, all));
        Assert.Contains("Все мероприятия отчётного периода выполнены.", text, StringComparison.Ordinal);
        Assert.Contains("Распоряжение Департамента образования от 22.01.2021 № 25/п в части информации за", text, StringComparison.Ordinal);
        Assert.DoesNotContain("снять с контроля", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Дефициты", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("приказ", "приказа", "приказу")]
    [InlineData("распоряжение", "распоряжения", "распоряжению")]
    [InlineData("программа", "программы", "программе")]
    public void The_kind_of_an_act_has_its_cases(string kind, string genitive, string dative) =>
        Assert.Equal((genitive, dative), (RoadmapFunctions.Kit.Russian.Genitive(kind), RoadmapFunctions.Kit.Russian.Dative(kind)));

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

    private static Document Report(Campaign campaign, params string[] answers) =>
        AnalyticalReport.Compose(
            Data([], null, []) with
            {
                Analysis = CampaignAnalysis.Of(campaign, SubmissionHistory.From(answers.Select(Answer)), GroupCorrections.None),
            }
        );

    private static Document Report(QuarantineItem[] quarantine, EditionChanges? changes, string[] answers) =>
        AnalyticalReport.Compose(Data(quarantine, changes, [.. answers.Select(Answer)]));

    private static ReportData Data(QuarantineItem[] quarantine, EditionChanges? changes, Submission[] answers) =>
        new(
            CampaignAnalysis.Of(Campaign, SubmissionHistory.From(answers), GroupCorrections.None),
            quarantine,
            new(2, "Отчёт", "проверка", Due, Due),
            changes
        );

    private static Campaign Campaign { get; } =
        TestCampaign.Small with
        {
            Recommendations =
            [
                new("missing", RecommendationCondition.OrganizationMissing, "представить информацию"),
                new("not-done", RecommendationCondition.ActivityNotDone, "обеспечить: {activity}", new(2021, 3, 1)),
            ],
        };

    private static Submission Answer(string text)
    {
        var words = text.Split(' ');
        return new()
        {
            OrganizationId = words[0],
            Source = SubmissionSource.Sheet,
            SubmittedAt = Noon,
            ObservedAt = Noon,
            Answers = [.. words.Skip(1).Chunk(2).Select(pair => new ReadAnswer(pair[0], pair[1].Split('+')))],
        };
    }

    private static QuarantineItem Row(string school, RejectionReason reason = RejectionReason.UnknownOrganization) =>
        new()
        {
            Key = "k",
            Reason = reason,
            Row = 2,
            Column = "B",
            Explanation = "",
            Cells = [],
            FoundAt = default,
            SuggestedOrganizationId = reason is RejectionReason.UnknownOrganization ? school : null,
            OrganizationId = reason is RejectionReason.UnknownOrganization ? null : school,
        };
}
