namespace RoadmapFunctions.Campaigns;

/// <summary>
/// A question that is answered by one value: how it is asked, read, shown and summed up. Each kind of value is one such type, and nothing
/// outside of it knows the kind. What can be read in two ways is refused or asked about, never guessed.
/// </summary>
public abstract record ValueQuestion
{
    /// <summary>What the forms ask for: «Впишите целое число (чел.), от 0 до 100». Without a full stop.</summary>
    public abstract string Instruction { get; }

    /// <summary>What is counted: «чел.»; null where nothing is.</summary>
    public abstract string? UnitName { get; }

    /// <summary>What a person typed.</summary>
    public abstract ValueReading Read(string text);

    /// <summary>What a cell of a sheet keeps as a number.</summary>
    /// <param name="shown">What people see in the cell; null when nobody knows it.</param>
    public abstract ValueReading Read(double number, string? shown);

    /// <summary>As people write it, without the unit: «1 200», «12,5».</summary>
    public abstract string Show(AnswerValue value);

    /// <summary>As <see cref="Show"/>, with the unit.</summary>
    public string ShowWithUnit(AnswerValue value) =>
        UnitName is { } unit ? $"{Show(value)}{Kit.Russian.NonBreakingSpace}{unit}" : Show(value);

    /// <param name="given">At least one; in the order of the roster.</param>
    public abstract IReadOnlyList<ValueFigure> Summarize(IReadOnlyList<(Organization Organization, AnswerValue Value)> given);

    /// <summary>What cannot hold in the file.</summary>
    /// <param name="place">JSON path of this question.</param>
    public abstract IEnumerable<CampaignMistake> Check(string place);

    /// <summary>A value for samples: the same turn gives the same value.</summary>
    public abstract AnswerValue Sample(int turn);
}
