using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Answers;

/// <summary>What a school said about one activity: we could read it, or its cell can be read in more than one way.</summary>
public abstract record ActivityAnswer(string ActivityId)
{
    /// <summary>Ids of the ticked options in the order of the questionnaire; empty when the cell is ambiguous.</summary>
    public virtual IReadOnlyList<string> OptionIds => [];

    /// <summary>Own words; null when there are none.</summary>
    public virtual string? Other => null;

    /// <summary>The value, where the question asks for one; otherwise null.</summary>
    public virtual AnswerValue? Value => null;

    /// <summary>The cell as it stands, when it can be read in more than one way; otherwise null.</summary>
    public virtual string? Ambiguous => null;
}

/// <summary>Options, own words, or both.</summary>
public sealed record ReadAnswer : ActivityAnswer
{
    /// <exception cref="ArgumentException">Neither options nor own words: that is not an answer.</exception>
    public ReadAnswer(string activityId, IReadOnlyList<string> optionIds, string? other = null)
        : base(activityId)
    {
        if (optionIds.Count == 0 && string.IsNullOrEmpty(other))
        {
            throw new ArgumentException($"The answer to {activityId} has neither options nor own words.", nameof(optionIds));
        }

        (OptionIds, Other) = (optionIds, other);
    }

    public override IReadOnlyList<string> OptionIds { get; }

    public override string? Other { get; }
}

/// <summary>The value of a question that asks for one.</summary>
/// <param name="Why">Own words that explain it; null when there are none.</param>
public sealed record ValueAnswer(string ActivityId, AnswerValue Given, string? Why = null) : ActivityAnswer(ActivityId)
{
    public override AnswerValue Value => Given;

    public override string? Other => Why;
}

/// <summary>A person must read the cell.</summary>
public sealed record AmbiguousAnswer(string ActivityId, string Cell) : ActivityAnswer(ActivityId)
{
    public override string Ambiguous => Cell;
}
