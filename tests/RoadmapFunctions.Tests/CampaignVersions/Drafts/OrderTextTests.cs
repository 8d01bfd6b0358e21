using System.Globalization;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.CampaignVersions.Drafts;

/// <summary>An order's text becomes a proposal.</summary>
public sealed class OrderTextTests
{
    private static readonly Campaign Tomsk = TestCampaign.Tomsk;

    private static readonly OrderText Order = OrderText.Read(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Campaigns", "order-25p.txt"))
    );

    private static OrderText Omsk(string pastedFrom) =>
        OrderText.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Campaigns", $"order-omsk-{pastedFrom}.txt")));

    [Fact]
    public void The_head_of_the_order_is_read() =>
        Assert.Equal(
            ("распоряжение", new DateOnly(2021, 1, 22), "25/п", Tomsk.LegalBasis.Title, Tomsk.LegalBasis.Issuer, "Томск"),
            (Order.Kind, Order.Date, Order.Number, Order.Title, Order.Issuer, Order.Place)
        );

    [Fact]
    public void Who_runs_it_who_watches_and_who_receives_is_read()
    {
        Assert.Equal(Tomsk.LegalBasis.Controller, Order.Controller);
        Assert.Equal(Tomsk.LegalBasis.IssuerGenitive, Order.IssuerGenitive);
        Assert.Equal(Tomsk.Recipient.Name, Order.Recipient);
        Assert.Equal(Tomsk.Period, Order.Period);
        Assert.Equal(Tomsk.Title, Order.FormTitle);
        Assert.Equal(new CampaignOperator("МАУ ИМЦ", "Директор МАУ ИМЦ", "В.В. Пустовалова"), Order.Operator);
    }

    [Fact]
    public void Each_term_becomes_a_milestone_with_its_clause() =>
        Assert.Equal(
            Tomsk.Milestones.Select(each => (each.Kind, each.Date, each.LocalTime, each.Basis)),
            Order.Milestones.Select(each => (each.Kind, each.Date, each.LocalTime, each.Basis))
        );

    [Fact]
    public void The_list_of_schools_is_taken_apart_and_38_and_66_are_two() =>
        Assert.Equal(Tomsk.Organizations.Select(school => school.Name), Order.Schools);

    [Fact]
    public void Numbered_lines_become_the_questions_and_options_of_the_campaign() =>
        Assert.Equal(Tomsk.Activities.Select(Printed), Order.Questions.Select(Printed));

    [Fact]
    public void What_an_option_says_of_the_work_is_guessed_from_its_words() =>
        Assert.Equal(
            Tomsk.Activities.SelectMany(activity => activity.Options.Select(option => option.Level)),
            Order.Questions.SelectMany(activity => activity.Options.Select(option => option.Level))
        );

    [Fact]
    public void A_plain_list_is_read_by_its_counting()
    {
        var order = OrderText.Read(
            """
            1. Создана рабочая группа
            1. Да
            2. Нет
            3. Другое
            2. Проведены совещания
            1) В процессе
            2) Проведены
            """
        );
        Assert.Equal(
            ["1. Создана рабочая группа: 1. Да | 2. Нет | (3. Другое)", "2. Проведены совещания: 1. В процессе | 2. Проведены"],
            order.Questions.Select(Printed)
        );
    }

    [Fact]
    public void A_table_copied_from_Word_has_its_cells_between_tabs()
    {
        var order = OrderText.Read(
            "№ п/п\tМероприятия\tВарианты ответа\n1.\tАнализ причин\t1. Выявлены\n2. Не выявлены\n2.\tПлан работы\t1. Есть"
        );
        Assert.Equal(["1. Анализ причин: 1. Выявлены | 2. Не выявлены", "2. План работы: 1. Есть"], order.Questions.Select(Printed));
    }

    [Fact]
    public void Another_city_writes_dates_in_words_and_an_order_of_its_own()
    {
        var order = OrderText.Read(
            """
            УПРАВЛЕНИЕ ОБРАЗОВАНИЯ
            ПРИКАЗ
            от 12 сентября 2022 г. № 118-од
            г. Заречный
            О мониторинге чтения
            На основании приказа управления образования от 01.09.2022 № 5, приказываю:
            1. Директорам школ представить сведения в срок до 3 октября 2022 года.
            2. Подготовить отчет не позднее 20.10.2022.
            """
        );
        Assert.Equal(("приказ", new DateOnly(2022, 9, 12), "118-од", "Заречный"), (order.Kind, order.Date, order.Number, order.Place));
        Assert.Equal("О мониторинге чтения", order.Title);
        Assert.Equal(
            [(MilestoneKind.Answers, new DateOnly(2022, 10, 3)), (MilestoneKind.Report, new DateOnly(2022, 10, 20))],
            order.Milestones.Select(each => (each.Kind, each.Date))
        );
        Assert.Empty(order.Questions);
    }

    [Theory]
    [InlineData("2) {0};", "1", "6")]
    [InlineData("2. {0}.", "1", "6")]
    [InlineData("3.2. {0};", "3.1", "3.6")]
    [InlineData("- {0};", "1", "6")]
    [InlineData("б) {0};", "1", "6")]
    public void Each_line_of_a_list_that_a_clause_asks_for_is_a_question_of_its_own_kind(string mark, string first, string last)
    {
        string[] asked =
        [
            "количество педагогов, прошедших обучение (чел.)",
            "доля учащихся, не достигших минимума",
            "дата педагогического совета",
            "разработан ли план работы с родителями",
            "причины, которые мешают работе",
            "ссылка на страницу сайта школы",
        ];
        var list = string.Join(
            '\n',
            asked.Select(
                (line, index) =>
                    string.Format(CultureInfo.InvariantCulture, mark, line)
                        .Replace("3.2.", $"3.{index + 1}.", StringComparison.Ordinal)
                        .Replace("2", $"{index + 1}", StringComparison.Ordinal)
                        .Replace("б)", $"{"абвгде"[index]})", StringComparison.Ordinal)
            )
        );
        var order = OrderText.Read(
            $"2. Назначить ответственного.\n3. Директорам школ представить сведения:\n{list}\n4. Контроль оставляю за собой."
        );
        Assert.Equal(
            [QuestionKind.Number, QuestionKind.Number, QuestionKind.Date, QuestionKind.OneOf, QuestionKind.LongText, QuestionKind.Links],
            order.Questions.Select(question => question.Kind)
        );
        Assert.Equal(asked.Select(Russian.Capitalized), order.Questions.Select(question => question.Title));
        Assert.Equal((first, last), (order.Questions[0].Number, order.Questions[^1].Number));
        Assert.Equal(new NumberQuestion("чел.", Whole: true), order.Questions[0].Numeric);
        Assert.Equal(new NumberQuestion("%", Most: 100), order.Questions[1].Numeric);
    }

    [Theory]
    [InlineData("1) ", "2) ", "3) ")]
    [InlineData("1. ", "2. ", "3. ")]
    [InlineData("- ", "- ", "- ")]
    [InlineData("а) ", "б) ", "в) ")]
    [InlineData("3.1. ", "3.2. ", "3.3. ")]
    public void The_clause_after_a_list_is_no_line_of_it(string first, string second, string third)
    {
        var order = OrderText.Read(
            $"3. Директорам школ указать данные:\n{first}число классов;\n{second}число учителей;\n{third}число учеников.\n"
                + "4. Контроль исполнения приказа возложить на Петрову А.А."
        );
        Assert.Equal(["Число классов", "Число учителей", "Число учеников"], order.Questions.Select(question => question.Title));
    }

    [Theory]
    [InlineData(
        "АДМИНИСТРАЦИЯ ГОРОДА БИЙСКА\nУПРАВЛЕНИЕ ОБРАЗОВАНИЯ\nПРИКАЗ",
        "Управление образования администрации города Бийска",
        "управления образования администрации города Бийска"
    )]
    [InlineData(
        "КОМИТЕТ ПО ОБРАЗОВАНИЮ АДМИНИСТРАЦИИ ПАВЛОВСКОГО РАЙОНА\nРАСПОРЯЖЕНИЕ",
        "Комитет по образованию администрации Павловского района",
        "комитета по образованию администрации Павловского района"
    )]
    public void Who_issued_the_order_is_read_from_its_letterhead(string letterhead, string issuer, string genitive)
    {
        var order = OrderText.Read($"{letterhead}\nот 12.09.2022 № 118\nО мониторинге чтения\n1. Директорам школ представить сведения.");
        Assert.Equal((issuer, genitive), (order.Issuer, order.IssuerGenitive));
    }

    [Fact]
    public void Letters_apart_a_body_named_twice_and_the_dots_of_abbreviations_are_understood()
    {
        var order = OrderText.Read(
            """
            АДМИНИСТРАЦИЯ ГОРОДА БИЙСКА
            КОМИТЕТ ПО ОБРАЗОВАНИЮ АДМИНИСТРАЦИИ ГОРОДА БИЙСКА
            П Р И К А З
            от 04.10.2021 № 412-о
            1. Директорам школ представить сведения:
            1) наличие читального зала;
            2) средняя стоимость обеда, руб.;
            3) питание организовано (да/нет).
            2. Контроль исполнения приказа возложить на Лаптеву М.В.
            """
        );
        Assert.Equal(("приказ", "Комитет по образованию администрации города Бийска"), (order.Kind, order.Issuer));
        Assert.Equal("Лаптеву М.В.", order.Controller);
        Assert.Equal([QuestionKind.OneOf, QuestionKind.Number, QuestionKind.OneOf], order.Questions.Select(question => question.Kind));
        Assert.Equal("Средняя стоимость обеда, руб.", order.Questions[1].Title);
    }

    [Theory]
    [InlineData(
        "О мониторинге организации\nгорячего питания в школах города\nБийска",
        "О мониторинге организации горячего питания в школах города Бийска"
    )]
    [InlineData("Об итогах проверки,\nПроведённой весной", "Об итогах проверки, Проведённой весной")]
    [InlineData("О питании школьников", "О питании школьников")]
    public void A_title_may_stand_on_several_lines(string lines, string title) =>
        Assert.Equal(title, OrderText.Read($"ПРИКАЗ\n№ 5\n{lines}\nВо исполнение постановления № 7 приказываю:\n1. Отчитаться.").Title);

    [Fact]
    public void A_clause_within_a_clause_may_begin_with_a_small_letter()
    {
        var order = OrderText.Read("ПРИКАЗ\n4. Отделу:\n4.1 подготовить аналитический отчёт в срок до 10.02.2027;");
        Assert.Equal(("пункт 4.1", new DateOnly(2027, 2, 10)), (order.Milestones.Single().Basis, order.Milestones.Single().Date));
    }

    [Theory]
    [InlineData("Исп. Иванова И.И., тел. 8 (3854) 12-34-56", "Иванова И.И.", "8 (3854) 12-34-56")]
    [InlineData("Исполнитель: И.И. Иванова\n12-34-56", "И.И. Иванова", "12-34-56")]
    [InlineData("Исп. Иванова Ирина Ивановна\n+7 385 412-34-56", "Иванова Ирина Ивановна", "+7 385 412-34-56")]
    [InlineData("Исп. Иванова И.И.", null, null)] // a telephone is needed too
    [InlineData("Исполнение приказа возложить на Иванову И.И.", null, null)]
    public void Who_wrote_the_order_is_asked_about_the_report(string line, string? name, string? phone)
    {
        var executor = CampaignBeginning.FromOrder(OrderText.Read($"ПРИКАЗ\n1. Отчитаться.\n{line}")).Requisites.Executor;
        Assert.Equal((name, phone), (executor?.Name, executor?.Phone));
    }

    [Theory]
    [InlineData("о выполнении плана мероприятий («дорожная карта»)", "плана мероприятий («дорожной карты»)")]
    [InlineData("о выполнении плана мероприятий", "плана мероприятий")]
    [InlineData("об организации питания", null)]
    public void An_order_without_a_plan_gives_a_campaign_without_one(string about, string? plan) =>
        Assert.Equal(plan, CampaignBeginning.FromOrder(OrderText.Read($"ПРИКАЗ\n1. Представить сведения {about}.")).Terms.Plan);

    [Theory]
    [InlineData("Начальник управления\n\n И.И. Петров")]
    [InlineData("Начальник управления\t\tИ. И. Петров")]
    [InlineData("Начальник управления          Петров И.И.")]
    public void Who_signed_the_order_signs_the_report_when_it_charges_nobody(string signature)
    {
        var order = OrderText.Read($"УПРАВЛЕНИЕ ОБРАЗОВАНИЯ\nПРИКАЗ\n1. Директорам школ представить сведения.\n{signature}");
        Assert.Equal(("Начальник управления", "И.И. Петров"), order.Signatory);
        var proposed = CampaignBeginning.FromOrder(order).Operator;
        Assert.Equal(new("Управление образования", "Начальник управления", "И.И. Петров"), proposed);
        Assert.Equal("МАУ ИМЦ", CampaignBeginning.FromOrder(Order).Operator.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\u0001 1. 2. 3. <li> № «»")]
    [InlineData("Здравствуйте! Пришлите, пожалуйста, форму до пятницы.")]
    public void Any_other_text_gives_an_empty_proposal_and_no_error(string text)
    {
        var order = OrderText.Read(text);
        Assert.Empty(order.Questions);
        Assert.Empty(order.Schools);
        Assert.Null(order.Number);
    }

    [Fact]
    public void The_proposal_is_a_draft_that_says_what_it_lacks()
    {
        var draft = CampaignBeginning.FromOrder(Order);
        Assert.All(DraftMistakes.Of(draft), mistake => Assert.EndsWith(".level", mistake.Place, StringComparison.Ordinal));
        Assert.Equal(draft.Activities.Sum(activity => activity.Options.Count), DraftMistakes.Of(draft).Count);
        Assert.NotEmpty(DraftMistakes.Of(CampaignBeginning.FromNothing()));
    }

    [Fact]
    public void An_order_of_another_city_pasted_from_Word_gives_its_zone_its_words_its_terms_and_no_invented_school()
    {
        var order = Omsk("word");
        var draft = CampaignBeginning.FromOrder(order);
        Assert.Equal("Asia/Omsk", draft.TimeZone);
        Assert.StartsWith("Об утверждении «дорожной карты» по развитию читательской грамотности", draft.Title, StringComparison.Ordinal);
        Assert.Empty(draft.Organizations);
        Assert.Equal(
            new("общеобразовательные учреждения", "общеобразовательных учреждений", "ОУ", GrammaticalGender.Neuter),
            draft.Terms.Organization
        );
        Assert.Equal(
            [(MilestoneKind.Answers, new DateOnly(2022, 12, 23), "24:00"), (MilestoneKind.Report, new DateOnly(2023, 1, 16), "09:00")],
            draft.Milestones.Select(each => (each.Kind, each.Date, each.LocalTime))
        );
        Assert.Equal(new CampaignOperator("Центр развития образования", string.Empty, string.Empty), draft.Operator);
        Assert.Equal(2, draft.Activities.Count);
    }

    [Fact]
    public void An_order_pasted_a_cell_per_line_keeps_its_hour_its_schools_and_its_questions()
    {
        var draft = CampaignBeginning.FromOrder(Omsk("pdf"));
        Assert.Equal("Asia/Omsk", draft.TimeZone);
        Assert.Equal(
            [
                (MilestoneKind.Answers, new DateOnly(2022, 12, 23), "16:00", "пункт 2"),
                (MilestoneKind.Summary, new DateOnly(2022, 12, 28), "09:00", "пункт 3.1"),
                (MilestoneKind.Report, new DateOnly(2023, 1, 16), "09:00", "пункт 3.2"),
            ],
            draft.Milestones.Select(each => (each.Kind, each.Date, each.LocalTime, each.Basis))
        );
        Assert.Equal(
            ["БОУ г. Омска «СОШ № 1»", "БОУ г. Омска «Гимназия № 19»", "БОУ г. Омска «Лицей № 64»"],
            draft.Organizations.Select(school => school.Name)
        );
        Assert.Equal(
            [
                "1. Проведена ли входная диагностика чтения: 1. да | 2. нет | 3. частично | (4. Другое)",
                "2. Сколько учителей прошли курсы (чел.): ",
                "3. Укажите дату проведения открытого урока: ",
                "4. Доля выпускников, сдавших пробный экзамен, %: ",
            ],
            draft.Activities.Select(Printed)
        );
        Assert.Equal(
            [QuestionKind.SeveralOf, QuestionKind.Number, QuestionKind.Date, QuestionKind.Number],
            draft.Activities.Select(activity => activity.Kind)
        );
        Assert.Equal(
            [ExecutionLevel.Done, ExecutionLevel.NotDone, ExecutionLevel.InProgress],
            draft.Activities[0].Options.Select(option => option.Level)
        );
    }

    [Theory]
    [InlineData("3. Информационно-методическому отделу (Семёнова Е.А.):\n3.1. представить сводную информацию до 28.12.2022;")]
    [InlineData("3. Методическому отделу представить информацию:\n1) число школ;\n2) число учителей;")]
    public void Tasks_of_the_department_are_no_questions_to_schools(string clauses) =>
        Assert.Empty(OrderText.Read($"ПРИКАЗ\n2. Назначить ответственного.\n{clauses}\n4. Контроль оставляю за собой.").Questions);

    [Theory]
    [InlineData("до 16-00 23.12.2022 г.", "16:00")]
    [InlineData("до 9.30 23 декабря 2022 года", "09:30")]
    [InlineData("до 18:00 часов 23.12.2022", "18:00")]
    [InlineData("в срок до 23.12.2022, 16:00", "16:00")]
    [InlineData("не позднее 23 декабря 2022 года до 16-00", "16:00")]
    [InlineData("до 23.12.2022", "24:00")]
    public void The_hour_of_a_term_is_read_before_or_after_its_day(string term, string time)
    {
        var milestone = Assert.Single(OrderText.Read($"ПРИКАЗ\n2. Директорам школ представить отчёт {term}.").Milestones);
        Assert.Equal((MilestoneKind.Answers, new DateOnly(2022, 12, 23), time), (milestone.Kind, milestone.Date, milestone.LocalTime));
    }

    [Theory]
    [InlineData("г. Омск", "Asia/Omsk")]
    [InlineData("АДМИНИСТРАЦИЯ ГОРОДА ОМСКА", "Asia/Omsk")]
    [InlineData("Во исполнение распоряжения Министерства образования Омской области", "Asia/Omsk")]
    [InlineData("АДМИНИСТРАЦИЯ ГОРОДА ТОМСКА", "Asia/Tomsk")]
    [InlineData("комитета по образованию города Барнаула", "Asia/Novosibirsk")]
    [InlineData("Департамент Ханты-Мансийского автономного округа — Югры", "Asia/Yekaterinburg")]
    [InlineData("школы Красноярского края и Иркутской области", null)]
    [InlineData("г. Заречный", null)]
    [InlineData("Отдел образования Ленинградского района", null)]
    public void The_zone_is_that_of_the_place_and_is_asked_for_where_no_place_is_known(string text, string? zone)
    {
        var draft = CampaignBeginning.FromOrder(OrderText.Read($"ПРИКАЗ\n{text}\n1. Отчитаться."));
        Assert.Equal(zone ?? string.Empty, draft.TimeZone);
        Assert.Equal(zone is null, DraftMistakes.Of(draft).Any(mistake => mistake.Place == "$.timeZone"));
    }

    [Fact]
    public void A_blank_campaign_has_no_zone_until_somebody_chooses_one()
    {
        var blank = CampaignBeginning.FromNothing();
        var mistakes = DraftMistakes.Of(blank, new DatesPart(), DraftMistakes.Of(blank));
        Assert.Contains(new FieldMistake("timeZone", "Выберите часовой пояс города."), mistakes);
        Assert.Contains(mistakes, mistake => mistake.Field == "milestones[0].date"); // the others are said at the same time
    }

    private static string Printed(Activity activity) =>
        $"{activity.Number}. {activity.Title}: "
        + string.Join(
            " | ",
            activity
                .Options.Select(option => $"{option.Number}. {option.Text}")
                .Concat(activity.Other is { } other ? [$"({other.Number}. {other.Text})"] : [])
        );
}
