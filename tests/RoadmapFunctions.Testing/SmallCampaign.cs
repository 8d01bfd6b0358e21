using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Testing;

/// <summary>Three activities and as many numbered schools as a test needs.</summary>
public static class SmallCampaign
{
    public static Campaign WithSchools(int schools) =>
        new()
        {
            Id = "small",
            Title = "Малая кампания",
            Period = "1-е полугодие",
            TimeZone = "Asia/Tomsk",
            LegalBasis = new("Департамент образования", "распоряжение", new DateOnly(2021, 1, 22), "25/п", "О выполнении программы"),
            Operator = new("ИМЦ", "Директор ИМЦ", "В.В. Пустовалова"),
            Recipient = new("Комитет"),
            Respondent = RespondentQuestion.NameAndPost,
            Milestones =
            [
                new("answers", MilestoneKind.Answers, "Ответы ООУ", new DateOnly(2021, 1, 30), "24:00"),
                new("report", MilestoneKind.Report, "Аналитический отчёт", new DateOnly(2021, 2, 10), "09:00"),
                new("summary", MilestoneKind.Summary, "Сводная информация", new DateOnly(2021, 2, 15), "09:00"),
            ],
            Sheet = new("spreadsheet-id", new ResponseTab(), new(["Отметка времени"], ["Школа"])),
            Organizations =
            [
                .. Enumerable.Range(1, schools).Select(number => new Organization($"school-{number}", $"Школа № {number}", $"№ {number}")),
            ],
            Activities =
            [
                new(
                    "scheme",
                    "1",
                    "Схема",
                    [new("ready", "1", "Разработана", ExecutionLevel.Done), new("going", "2", "В процессе", ExecutionLevel.InProgress)]
                ),
                new("goals", "2", "Цели", [new("set", "1", "Поставлены по предметам, классам", ExecutionLevel.Done)]),
                new(
                    "trainings",
                    "4",
                    "Тренинги",
                    [new("visited", "1", "Посещают", ExecutionLevel.Done), new("not-visited", "2", "Не посещают", ExecutionLevel.NotDone)]
                ),
            ],
            Recommendations = [new("missing", RecommendationCondition.OrganizationMissing, "Запросить ответ: {organizations}.")],
        };
}
