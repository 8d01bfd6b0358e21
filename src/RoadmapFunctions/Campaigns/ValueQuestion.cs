using System.Text.Json.Serialization;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>
/// A question that is answered by one value: how it is asked, read and summed up. Each kind of value is one such type; besides it only the
/// forms know the kind, to draw its field. What can be read in two ways is refused or asked about, never guessed.
/// </summary>
public abstract record ValueQuestion
{
    private const int LongestQuote = 60;

    /// <summary>In the accusative: «число».</summary>
    [JsonIgnore]
    public abstract string Noun { get; }

    /// <summary>What the forms ask for: «Впишите целое число (чел.), от 0 до 100». Without a full stop.</summary>
    [JsonIgnore]
    public abstract string Instruction { get; }

    /// <summary>What is counted: «чел.»; null where nothing is.</summary>
    [JsonIgnore]
    public virtual string? UnitName => null;

    /// <summary>The names of its numbers where it has several, each with a field and a column of its own; otherwise empty.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<string> Parts => [];

    /// <summary>How each of the <see cref="Parts"/> is read.</summary>
    [JsonIgnore]
    public virtual ValueQuestion OfPart => this;

    /// <summary>The texts in the fields of the <see cref="Parts"/> as one text; empty when all are empty.</summary>
    public virtual string Joined(IReadOnlyList<string> parts) => string.Concat(parts);

    /// <summary>What stands in each of the fields of the <see cref="Parts"/>.</summary>
    /// <param name="typed">As <see cref="Joined"/> put it together.</param>
    public virtual IReadOnlyList<string> Split(string typed) => [typed];

    /// <summary>The place for the value on paper, with a blank to fill in by hand.</summary>
    /// <param name="blank">A line to write on.</param>
    public virtual string PaperPlace(string blank) => $"{blank} {UnitName}".TrimEnd();

    /// <summary>What a person typed.</summary>
    public abstract ValueReading Read(string text);

    /// <summary>What a cell of a sheet keeps as a number.</summary>
    /// <param name="shown">What people see in the cell; null when nobody knows it.</param>
    public abstract ValueReading Read(double number, string? shown);

    /// <summary>Whether the question, as it is now, accepts this value.</summary>
    public abstract bool Takes(AnswerValue value);

    /// <summary>As the field of a form holds it.</summary>
    public virtual string Typed(AnswerValue value) => value.Shown;

    /// <param name="given">At least one; in the order of the roster.</param>
    public abstract IReadOnlyList<ValueFigure> Summarize(IReadOnlyList<(Organization Organization, AnswerValue Value)> given);

    /// <summary>The mistakes of this question in the campaign file.</summary>
    /// <param name="place">JSON path of this question.</param>
    public abstract IEnumerable<CampaignMistake> Check(string place);

    /// <summary>A value for samples: the same turn always gives the same value.</summary>
    public abstract AnswerValue Sample(int turn);

    private protected static string Quoted(string text) => Russian.Quoted(CleanText.Abridged(text, LongestQuote));
}
