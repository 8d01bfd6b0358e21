using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Testing;

/// <summary>A campaign small enough to keep in mind: three schools, three activities, one of them with commas in its options.</summary>
public static class TestCampaign
{
    public static Campaign Small { get; } =
        new()
        {
            Id = "small",
            Title = "Малая кампания",
            Period = "1-е полугодие",
            TimeZone = "Asia/Tomsk",
            LegalBasis = new("Департамент образования", "распоряжение", new DateOnly(2021, 1, 22), "25/п", "О выполнении программы"),
            AnswersFrom = new DateOnly(2021, 1, 1),
            Operator = new("ИМЦ", "Директор ИМЦ", "В.В. Пустовалова"),
            Recipient = new("Комитет"),
            Respondent = RespondentQuestion.NameAndPost,
            Terms = new(
                new("общеобразовательные учреждения", "общеобразовательных учреждений", "ООУ", GrammaticalGender.Neuter),
                "плана мероприятий"
            ),
            Milestones =
            [
                new("answers", MilestoneKind.Answers, "Ответы ООУ", new DateOnly(2021, 1, 30), "24:00"),
                new("report", MilestoneKind.Report, "Аналитический отчёт", new DateOnly(2021, 2, 10), "09:00"),
                new("summary", MilestoneKind.Summary, "Сводная информация", new DateOnly(2021, 2, 15), "09:00"),
            ],
            Sheet = new(
                "spreadsheet-id",
                new ResponseTab(Titles: ["Ответы на форму (1)"]),
                new(["Отметка времени", "Timestamp"], ["Школа", "ООУ"])
            ),
            Organizations =
            [
                new("sosh-5", "МАОУ СОШ № 5 имени А.К. Ерохина", "СОШ № 5"),
                new("sosh-13", "МАОУ СОШ № 13", "СОШ № 13"),
                new("sosh-18", "МАОУ СОШ № 18", "СОШ № 18", ["Школа № 18"]),
            ],
            Activities =
            [
                new(
                    "scheme",
                    "1",
                    "Схема занятий",
                    [new("ready", "1", "Разработана", ExecutionLevel.Done), new("going", "2", "В процессе", ExecutionLevel.InProgress)],
                    new("3", "Другое")
                ),
                new(
                    "goals",
                    "2",
                    "Цели и задачи",
                    [
                        new("set", "1", "Поставлены цели по предметам, классам, ООУ", ExecutionLevel.Done),
                        new("steps", "2", "Определены шаги", ExecutionLevel.Done),
                    ],
                    new("3", "Другое")
                ),
                new(
                    "trainings",
                    "4",
                    "Тренинги",
                    [
                        new("visited", "1", "Посещают", ExecutionLevel.Done),
                        new("not-visited", "2", "Не посещают", ExecutionLevel.NotDone),
                        new("old", "3", "Как прежде", ExecutionLevel.Unchanged),
                    ]
                ),
            ],
            Recommendations =
            [
                new("missing", RecommendationCondition.OrganizationMissing, "представить информацию"),
                new("not-done", RecommendationCondition.ActivityNotDone, "организовать выполнение: {activity}"),
            ],
        };

    public static Campaign Tomsk { get; } = CampaignFile.Read(TomskPath);

    public static string TomskPath => Path.Combine(AppContext.BaseDirectory, "Campaigns", "tomsk-roadmap-2020-2021-h1.json");

    public static Activity Activity(string id) => Small.Activities.Single(activity => activity.Id == id);
}
