using System.Globalization;
using System.Text.Json;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;

namespace RoadmapFunctions.Tests.Reporting.Reports;

/// <summary>A campaign, its sheet as bare rows of text, and the report that follows from them.</summary>
/// <param name="Rows">The header first; times as Google's serial numbers.</param>
/// <param name="ZoneHours">Of the sheet; neither case has daylight saving time.</param>
internal sealed record ReportCase(Campaign Campaign, IReadOnlyList<IReadOnlyList<string>> Rows, string Zone, int ZoneHours)
{
    public static ReportCase Tomsk { get; } = new(TestCampaign.Tomsk, RecordedRows(), "Europe/Moscow", 3);

    /// <summary>The small campaign and an activity whose printed texts look like formulas.</summary>
    public static ReportCase Small { get; } =
        new(
            TestCampaign.Small with
            {
                Activities =
                [
                    .. TestCampaign.Small.Activities,
                    new(
                        "formulas",
                        "5",
                        "=СУММ(A1)",
                        [
                            new("plus", "1", "+7 звонков", ExecutionLevel.Done),
                            new("at", "2", "@всем; \"срочно\"", ExecutionLevel.InProgress),
                            new("minus", "-3", "-1 урок", ExecutionLevel.NotDone),
                        ]
                    ),
                ],
            },
            [
                ["Отметка времени", "Школа", "Схема занятий", "Цели и задачи", "Тренинги", "=СУММ(A1)"],
                [Serial("2021-01-28 12:00:00"), "СОШ № 5", "В процессе", "Определены шаги", "Посещают", "+7 звонков"],
                [
                    Serial("2021-02-03 12:00:00"),
                    "СОШ № 5",
                    "Разработана, В процессе, +своё",
                    "Поставлены цели по предметам, классам, ООУ, Определены шаги",
                    "Как прежде",
                    "+7 звонков, @всем; \"срочно\", -1 урок",
                ],
                [Serial("2021-01-31 00:00:00"), "СОШ № 13", "-", "", "сначала своё, Не посещают", "=2+2"],
                [Serial("2021-01-29 09:00:00"), "СОШ № 14", "Разработана", "Определены шаги", "Посещают", ""],
                [],
            ],
            "Asia/Tomsk",
            7
        );

    /// <summary>Beside the small campaign's activities one question of each other kind.</summary>
    public static ReportCase Kinds { get; } =
        new(
            KindsCampaign.All,
            [
                [
                    "Отметка времени",
                    "Школа",
                    "Схема занятий",
                    "Цели и задачи",
                    "Тренинги",
                    "5. Что помогло",
                    "6. Опыт школы",
                    "7. Кто участвовал",
                    "8. Сколько учителей обучено",
                    "9. Когда утверждён план",
                    "10. Оценка поддержки",
                    "11. Обучение педагогов",
                    "12. Подтверждения",
                    "Какие курсы прошли учителя [Математика]",
                    "Какие курсы прошли учителя [Физика]",
                ],
                [
                    Serial("2021-01-28 12:00:00"),
                    "СОШ № 5",
                    "Разработана",
                    "Определены шаги",
                    "Посещают",
                    "Помощь вуза, наставники",
                    "Открытые уроки; встречи с родителями",
                    "Учителя, Родители",
                    "12 чел.",
                    "5 февраля 2021 г.",
                    "4",
                    "12 из 40",
                    "https://school5.example/order, https://school5.example/photo",
                    "В школе, Заочные, дистанционные",
                    "Никаких",
                ],
                [
                    Serial("2021-01-29 09:00:00"),
                    "СОШ № 13",
                    "В процессе",
                    "Определены шаги",
                    "Посещают",
                    "помощь вуза",
                    "",
                    "Учителя, выпускники",
                    "1 200",
                    "09.02.2021",
                    "2",
                    "18/20",
                    "https://school13.example/",
                    "Никаких",
                    "",
                ],
                [
                    Serial("2021-01-30 09:00:00"),
                    "СОШ № 18",
                    "Разработана",
                    "",
                    "Не посещают",
                    "",
                    "-",
                    "",
                    "около 30",
                    "05/02/21",
                    "3,5",
                    "13 из 12",
                    "см. сайт школы",
                    "",
                    "",
                ],
            ],
            "Asia/Tomsk",
            7
        );

    public SheetSnapshot Sheet =>
        new(
            Zone,
            "Ответы на форму (1)",
            new SheetRow(1, [.. Rows[0].Select(SheetCell.OfText)]),
            [
                .. Rows.Skip(1)
                    .Select(
                        (row, index) =>
                            new SheetRow(
                                index + 2,
                                [
                                    .. row.Select(
                                        (text, column) =>
                                            Rows[0][column] == "Отметка времени"
                                                ? SheetCell.OfNumber(double.Parse(text, CultureInfo.InvariantCulture))
                                                : SheetCell.OfText(text)
                                    ),
                                ]
                            )
                    ),
            ]
        );

    public GroupCorrections Corrections { get; init; } = GroupCorrections.None;

    /// <summary>As at the milestone of the report: nine in the morning of 10 February in Tomsk.</summary>
    public ReportData Data
    {
        get
        {
            var now = new DateTimeOffset(2021, 2, 10, 2, 0, 0, TimeSpan.Zero);
            var plan = SyncPlan.Make(
                ResponseParser.Parse(Sheet, Campaign, now, []),
                Sheet.Header,
                SubmissionHistory.From([]),
                [],
                now,
                Disappearance.StopIfMany
            );
            var head = new EditionHead(
                1,
                "Аналитический отчёт об исполнении дорожной карты",
                "наступил срок 10.02.2021, 09:00 (Аналитический отчёт об исполнении дорожной карты)",
                now,
                now,
                DataCode: "3f9a12bc"
            );
            return new(
                CampaignAnalysis.Of(Campaign, SubmissionHistory.From(plan.Entries), Corrections),
                plan.ToQuarantine,
                head,
                Changes: null
            );
        }
    }

    public Task<IReadOnlyDictionary<string, byte[]>> FilesAsync() => Drawn.FilesAsync(Data);

    public override string ToString() => Campaign.Id;

    private static string Serial(string local) => SheetBuilder.Time(local).Text;

    private static IReadOnlyList<IReadOnlyList<string>> RecordedRows()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Reports", "tomsk-sheet.json")));
        return
        [
            .. json
                .RootElement.GetProperty("values")
                .GetProperty("valueRanges")[0]
                .GetProperty("values")
                .EnumerateArray()
                .Select(row => row.EnumerateArray().Select(cell => cell.ToString()).ToList()),
        ];
    }
}
