using RoadmapFunctions.Documents;

namespace RoadmapFunctions.Tests.Documents;

/// <summary>A report as an education department would receive it; schools and numbers are invented.</summary>
internal static class Sample
{
    public static readonly IReadOnlyList<string> Schools =
    [
        "МАОУ СОШ № 2",
        "МАОУ СОШ № 11 им. В. И. Смирнова",
        "МАОУ СОШ № 28",
        "МАОУ ООШ № 38",
        "МАОУ ООШ № 66",
        "МБОУ ООШИ № 22",
        "МАОУ Школа «Эврика-развитие»",
    ];

    public static readonly IReadOnlyList<string> Activities = ["1", "2", "4", "5", "6", "7", "8", "9", "10", "11"];

    private static readonly IReadOnlyList<(string Word, Tone Tone)> Statuses =
    [
        ("выполнено", Tone.Good),
        ("в работе", Tone.Progress),
        ("без изменений", Tone.Unchanged),
        ("не выполнено", Tone.Bad),
        ("требует прочтения", Tone.Attention),
        ("нет ответа", Tone.Empty),
    ];

    public static Document Report() =>
        new(
            "Аналитический отчёт о реализации дорожной карты",
            "Мониторинг реализации дорожной карты школ с низкими образовательными результатами, 2025/26 учебный год",
            new DateTimeOffset(2026, 2, 10, 9, 0, 0, TimeSpan.FromHours(7)),
            [Text(), Profiles(), Ending()]
        );

    private static DocumentPart Text() =>
        new(
            PageOrientation.Portrait,
            [
                new TitleBlock(
                    "Муниципальное автономное учреждение города Томска\n«Информационно-методический центр»",
                    "Аналитический отчёт",
                    "о реализации дорожной карты по поддержке общеобразовательных учреждений с низкими образовательными результатами "
                        + "за первое полугодие 2025/26 учебного года",
                    ["Данные на 10 февраля 2026 года, 09:00 (UTC+7)", "Издание 1"]
                ),
                new Heading(1, "1. Основание и задание"),
                new Paragraph(
                    "Отчёт составлен во исполнение распоряжения департамента "
                        + "образования администрации города Томска. Школы отвечали на вопросы "
                        + "о десяти мероприятиях дорожной карты; на каждый вопрос "
                        + "можно было выбрать несколько вариантов ответа и дать свой."
                ),
                new Paragraph("Ниже для каждого мероприятия названо, сколько школ из семи выбрали каждый вариант."),
                new Heading(1, "2. Участники и сроки"),
                new Paragraph(
                    "Ответили 6 школ из 7 (86 %), в срок до 30 января — 5 из 7 (71 %). Не ответила 1 школа. Сведения приведены в таблице 1."
                ),
                new Table(
                    1,
                    "Получение ответов от школ",
                    [new("№", 0.5, Numeric: true), new("Школа", 3), new("Получен", 1.6, Numeric: true), new("Состояние", 2)],
                    [
                        .. Schools.Select(
                            (school, index) =>
                                (IReadOnlyList<TableCell>)
                                    [
                                        new((index + 1).ToString("D", System.Globalization.CultureInfo.InvariantCulture)),
                                        new(school, Strong: index == 6),
                                        new(index == 6 ? "—" : $"2{index}.01.2026"),
                                        index switch
                                        {
                                            6 => new("нет ответа", Tone.Bad, Strong: true),
                                            5 => new("позже срока", Tone.Attention),
                                            _ => new("в срок", Tone.Good),
                                        },
                                    ]
                        ),
                    ],
                    "Время указано томское (UTC+7)."
                ),
                new Heading(1, "3. Исполнение мероприятий"),
                new Heading(2, "3.1. Мероприятие 1. Анализ причин низких образовательных результатов обучающихся"),
                new Paragraph("Анализ проведён в 5 школах из 7 (71 %). Распределение ответов показано на рисунке 1 и в таблице 2."),
                new BarChart(
                    1,
                    "Ответы школ о проведении анализа причин низких образовательных результатов",
                    "Число школ",
                    Options,
                    [new("Школы", Tone.Accent, [5, 4, 2, 1, 0])]
                ),
                new Table(
                    2,
                    "Ответы школ о проведении анализа причин низких образовательных результатов",
                    [new("Вариант ответа", 5), new("Школ", 1, Numeric: true), new("Доля", 1, Numeric: true)],
                    [
                        .. Options
                            .Zip(["5", "4", "2", "1", "0"], ["71 %", "57 %", "29 %", "14 %", "0 %"])
                            .Select(row => (IReadOnlyList<TableCell>)[new(row.First), new(row.Second, Strong: true), new(row.Third)]),
                    ]
                ),
                new Heading(2, "3.2. Мероприятие 2. Повышение квалификации педагогов"),
                new Paragraph("По данным школ:"),
                new BulletList([
                    "4 школы из 7 направили педагогов на курсы повышения квалификации;",
                    "2 школы из 7 составили индивидуальные образовательные маршруты "
                        + "для учителей, чьи обучающиеся показали низкие результаты;",
                    "1 школа из 7 дала свой ответ.",
                ]),
                new Quotation(
                    Schools[2],
                    "Курсы запланированы на март: ждём набора группы в ТОИПКРО.\nДва учителя уже учатся дистанционно."
                ),
                new Quotation(Schools[4], "Проводим взаимопосещение уроков, наставник закреплён за каждым молодым педагогом."),
                new Heading(2, "3.3. Исполнение по школам"),
                new BarChart(
                    2,
                    "Исполнение десяти мероприятий по школам",
                    "Число мероприятий",
                    Schools,
                    [
                        .. Statuses.Select(
                            (status, series) =>
                                new ChartSeries(status.Word, status.Tone, [.. Schools.Select((_, school) => Count(school, series))])
                        ),
                    ]
                ),
            ]
        );

    private static DocumentPart Profiles() =>
        new(
            PageOrientation.Landscape,
            [
                new Heading(1, "4. Профили школ"),
                new Paragraph("Состояние каждого мероприятия в каждой школе приведено в таблице 3."),
                new Table(
                    3,
                    "Исполнение мероприятий дорожной карты по школам",
                    [new("Школа", 2.4), .. Activities.Select(activity => new TableColumn(activity, 1, Numeric: true))],
                    [
                        .. Schools.Select(
                            (school, row) =>
                                (IReadOnlyList<TableCell>)[new(school), .. Activities.Select((_, column) => Status(row, column))]
                        ),
                    ],
                    "Номера граф — номера мероприятий в приказе; мероприятия 3 в приказе нет."
                ),
            ]
        );

    private static DocumentPart Ending() =>
        new(
            PageOrientation.Portrait,
            [
                new Heading(1, "5. Выводы и рекомендации"),
                new Paragraph("По 70 парам «школа — мероприятие» выполнено 24 (34 %), в работе 12 (17 %), не выполнено 8 (11 %)."),
                new BulletList([
                    "МАУ ИМЦ: провести консультации для школ, не завершивших анализ, до 1 марта;",
                    "школам: представить недостающие сведения до 20 февраля.",
                ]),
                new Signature("Директор муниципального автономного учреждения «Информационно-методический центр»", "И. О. Фамилия"),
            ]
        );

    private static IReadOnlyList<string> Options =>
        [
            "Проведён анализ результатов оценочных процедур (ВПР, ОГЭ, ЕГЭ) по предметам, классам, параллелям, уровням образования, ООУ",
            "Проведено анкетирование обучающихся, родителей (законных представителей) и педагогов о причинах учебных затруднений",
            "Составлен перечень дефицитов с указанием ответственных",
            "Анализ проводится",
            "Анализ не проводился",
        ];

    private static int Count(int school, int status) =>
        Enumerable.Range(0, Activities.Count).Count(activity => Pick(school, activity) == status);

    private static TableCell Status(int school, int activity)
    {
        var (word, tone) = Statuses[Pick(school, activity)];
        return new TableCell(word, tone);
    }

    private static int Pick(int school, int activity) =>
        school == 6 ? 5 : ((school * 3) + (activity * 7) + (school * activity)) % 11 / 2 % 5;
}
