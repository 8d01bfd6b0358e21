namespace RoadmapFunctions.Answers;

/// <summary>An entry of the submission log. Entries are only added.</summary>
public abstract record LogEntry
{
    /// <summary>Unique in the campaign and made from content; a submission's key begins the keys of what is said about it later.</summary>
    public abstract string Key { get; }

    /// <summary>When we learned of it.</summary>
    public required DateTimeOffset ObservedAt { get; init; }
}

/// <summary>A submission's row vanished from the sheet (withdrawn) or came back.</summary>
public sealed record PresenceChange : LogEntry
{
    public required string SubmissionKey { get; init; }

    public required bool Present { get; init; }

    /// <summary>The row is still there and says the same, but it is not this school's and never was: somebody has put the school's name right.</summary>
    public bool Disowned { get; init; }

    public override string Key => Answers.SubmissionKey.OfPresence(this);
}
