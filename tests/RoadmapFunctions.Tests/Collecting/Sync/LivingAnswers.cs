namespace RoadmapFunctions.Tests.Collecting.Sync;

/// <param name="Cell">As Google writes it.</param>
/// <param name="Means">Ids of the options, and own words.</param>
internal readonly record struct Answer(string Cell, string Means)
{
    public static Answer None { get; } = new("", "");
}

/// <summary>What a school answers to the three questions; known by hand, never read from a cell.</summary>
internal sealed record Answers(Answer Scheme, Answer Goals, Answer Trainings)
{
    public static Answer[] SchemeAnswers { get; } =
    [
        Answer.None,
        new("Разработана", "ready"),
        new("В процессе, свои слова, с запятой", "going + свои слова, с запятой"),
        new("Разработана, В процессе", "ready, going"),
    ];

    public static Answer[] GoalsAnswers { get; } =
    [
        Answer.None,
        new("Поставлены цели по предметам, классам, ООУ", "set"),
        new("Поставлены цели по предметам, классам, ООУ, Определены шаги", "set, steps"),
        new("Поставлены цели по предметам", " + Поставлены цели по предметам"),
    ];

    public static Answer[] TrainingsAnswers { get; } =
    [
        Answer.None,
        new("Посещают", "visited"),
        new("Не посещают, заняты", "not-visited + заняты"),
        new("нет времени, Не посещают", "двояко нет времени, Не посещают"),
    ];

    public IEnumerable<Answer> Of => [Scheme, Goals, Trainings];

    public override string ToString() => string.Join(" / ", Of.Select(answer => answer.Means));
}
