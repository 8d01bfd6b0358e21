namespace RoadmapFunctions.Reminders;

/// <summary>A letter in the outbox: created before it is sent, and kept for ever as the record of what was sent.</summary>
public sealed record OutboxItem(Reminder Reminder, DateTimeOffset CreatedAt)
{
    /// <summary>When the mail server accepted it.</summary>
    public DateTimeOffset? SentAt { get; init; }

    public string? SentTo { get; init; }

    /// <summary>Somebody is sending it until then; a sender that crashed loses its claim then.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }

    public int Attempts { get; init; }

    /// <summary>Why it has not been sent yet, in Russian.</summary>
    public string? Problem { get; init; }

    /// <summary>Why it is no longer needed, in Russian. Null while it is.</summary>
    public string? DroppedBecause { get; init; }

    /// <summary>Identifies this state in the storage; a change is refused unless it is still the latest.</summary>
    public string? Revision { get; init; }

    /// <summary>Only its key can be read, so it is unknown whether it was sent, and it is not sent again.</summary>
    public bool Damaged { get; init; }

    /// <summary>Whether somebody is sending it at that moment.</summary>
    public bool ClaimedAt(DateTimeOffset now) => ClaimedUntil > now;

    public bool Waiting => SentAt is null && DroppedBecause is null;
}
