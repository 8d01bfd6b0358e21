using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Testing;

/// <summary>The small campaign with questions of the other kinds behind its own activities.</summary>
public static class KindsCampaign
{
    public static Activity ShortText { get; } = new("helped", "5", "Что помогло", [], Kind: QuestionKind.ShortText);

    public static Activity LongText { get; } = new("experience", "6", "Опыт школы", [], Kind: QuestionKind.LongText);

    /// <summary>Options that say nothing of the execution.</summary>
    public static Activity NotCounted { get; } =
        new(
            "participants",
            "7",
            "Кто участвовал",
            [
                new("teachers", "1", "Учителя", ExecutionLevel.Done),
                new("parents", "2", "Родители", ExecutionLevel.NotDone),
                new("nobody", "3", "Никто", ExecutionLevel.NotDone),
            ],
            NotCounted: true
        );

    public static Activity Number { get; } =
        new(
            "trained",
            "8",
            "Сколько учителей обучено",
            [],
            ShortTitle: "Обучено учителей",
            Kind: QuestionKind.Number,
            Numeric: new("чел.", Whole: true, Most: 2000)
        );

    public static Activity Date { get; } =
        new(
            "approved",
            "9",
            "Когда утверждён план",
            [],
            ShortTitle: "План утверждён",
            Kind: QuestionKind.Date,
            Date: new(new(2020, 9, 1), new(2021, 5, 31), new(2021, 2, 5))
        );

    public static Activity Scale { get; } =
        new("support", "10", "Оценка поддержки", [], Kind: QuestionKind.Scale, Scale: new(1, 4, "не помогла", "очень помогла"));

    public static Activity Share { get; } =
        new("passed", "11", "Обучение педагогов", [], Kind: QuestionKind.Share, Share: new("чел.", "прошли обучение", "всего учителей"));

    public static Activity Links { get; } = new("evidence", "12", "Подтверждения", [], Kind: QuestionKind.Links);

    /// <summary>Numbers that are checked with one another: of no more than all teachers can it be said that they were trained, and how many
    /// there are is asked about in other ways too.</summary>
    public static IReadOnlyList<Activity> Checked { get; } =
    [
        Number with
        {
            Checks = [new(NumberCheckKind.NotMoreThan, ["teachers"])],
        },
        Share with
        {
            Checks = [new(NumberCheckKind.SumOf, ["teachers"], CheckSeverity.MustBeExplained, SharePart.Whole)],
        },
        new(
            "teachers",
            "13",
            "Всего учителей",
            [],
            Kind: QuestionKind.Number,
            Numeric: new("чел.", Whole: true),
            Checks: [new(NumberCheckKind.SumOf, ["young", "senior"], CheckSeverity.MustBeExplained)]
        ),
        new("young", "14", "Молодых учителей", [], Kind: QuestionKind.Number, Numeric: new("чел.", Whole: true)),
        new("senior", "15", "Опытных учителей", [], Kind: QuestionKind.Number, Numeric: new("чел.", Whole: true)),
    ];

    /// <summary>Why the trainings of the small campaign are not visited, and what would help: each asked only after some answer.</summary>
    public static IReadOnlyList<Activity> Conditional { get; } =
    [
        new("why", "16", "Почему не посещают", [], Kind: QuestionKind.LongText, OnlyIf: new("trainings", ["not-visited"])),
        new(
            "help",
            "17",
            "Нужна ли помощь",
            [new("yes", "1", "Нужна", ExecutionLevel.Done), new("no", "2", "Не нужна", ExecutionLevel.Done)],
            Required: true,
            Kind: QuestionKind.OneOf,
            NotCounted: true,
            OnlyIf: new("trainings", ["not-visited"])
        ),
        new("people", "18", "Скольким нужна", [], Kind: QuestionKind.Number, Numeric: new("чел."), OnlyIf: new("help", ["yes"])),
    ];

    /// <summary>A table of two rows.</summary>
    public static IReadOnlyList<Activity> Table { get; } = [Courses("maths", "19.1", "Математика"), Courses("physics", "19.2", "Физика")];

    /// <summary>A table of two numbers.</summary>
    public static IReadOnlyList<Activity> NumberTable { get; } = [Pupils("5", "20.1", "5 класс"), Pupils("6", "20.2", "6 класс")];

    public static Campaign All { get; } = With([ShortText, LongText, NotCounted, Number, Date, Scale, Share, Links, .. Table]);

    /// <summary>The small campaign with these questions behind its own.</summary>
    public static Campaign With(params Activity[] questions) =>
        TestCampaign.Small with
        {
            Id = "kinds",
            Activities = [.. TestCampaign.Small.Activities, .. questions],
        };

    private static Activity Courses(string id, string number, string row)
    {
        var table = new QuestionTable("Какие курсы прошли учителя", row);
        return new(
            $"courses-{id}",
            number,
            table.Title,
            [
                new("at-school", "1", "В школе", ExecutionLevel.Done),
                new("afar", "2", "Заочные, дистанционные", ExecutionLevel.Done),
                new("none", "3", "Никаких", ExecutionLevel.NotDone),
            ],
            NotCounted: true,
            Table: table
        );
    }

    private static Activity Pupils(string id, string number, string row)
    {
        var table = new QuestionTable("Сколько учеников в кружках", row);
        return new($"pupils-{id}", number, table.Title, [], Kind: QuestionKind.Number, Numeric: new("чел.", Whole: true), Table: table);
    }

    /// <summary>These questions alone.</summary>
    public static Campaign Only(params Activity[] questions) => With() with { Activities = questions };
}
