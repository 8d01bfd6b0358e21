namespace RoadmapFunctions.Campaigns;

/// <summary>What a question for one value gets: a number.</summary>
/// <param name="Number">In the unit of the question, without zeros at its end.</param>
public sealed record AnswerValue(decimal Number)
{
    public static AnswerValue Of(decimal number) => new(WithoutZeros(number));

    // 12.50 and 12.5 are one number and must be spelt as one, and so must 0 and −0.
    private static decimal WithoutZeros(decimal number) => number == 0 ? 0 : number / 1.0000000000000000000000000000m;
}

/// <summary>What a text or a cell turned out to be. With neither value nor problem there is nothing in it.</summary>
/// <param name="Problem">Why it cannot be taken, and what to write instead: for the school, in Russian.</param>
public sealed record ValueReading(AnswerValue? Value, string? Problem = null)
{
    public static ValueReading Nothing { get; } = new(Value: null);

    public static ValueReading Refused(string problem) => new(Value: null, problem);
}

/// <summary>One figure that sums up the values of a question.</summary>
/// <param name="Id">For programs; never changes.</param>
/// <param name="Title">In Russian: «Всего».</param>
/// <param name="Owners">Whose value it is, in the order of the roster; none where it is everybody's.</param>
public sealed record ValueFigure(string Id, string Title, AnswerValue Value, IReadOnlyList<Organization> Owners);
