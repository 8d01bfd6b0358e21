namespace RoadmapFunctions.Reminders;

/// <summary>A letter in the outbox: made before it is sent, and kept for ever as the record of what was sent.</summary>
public sealed record OutboxItem(Reminder Reminder, DateTimeOffset CreatedAt)
{
    /// <summary>When the mail server took it.</summary>
    public DateTimeOffset? SentAt { get; init; }

    public string? SentTo { get; init; }

    /// <summary>Until then somebody is sending it; a sender that crashed loses its claim then.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }

    public int Attempts { get; init; }

    /// <summary>Why it has not gone yet, in Russian.</summary>
    public string? Problem { get; init; }

    /// <summary>Why it is not needed any more, in Russian. Null while it is.</summary>
    public string? DroppedBecause { get; init; }

    /// <summary>What the storage knows this state by; a change is refused if it is no longer the last one.</summary>
    public string? Revision { get; init; }

    /// <summary>Only its key can be read, so nobody knows whether it was sent, and it is not sent again.</summary>
    public bool Damaged { get; init; }

    /// <summary>Whether somebody is sending it at that moment.</summary>
    public bool ClaimedAt(DateTimeOffset now) => ClaimedUntil > now;

    public bool Waiting => SentAt is null && DroppedBecause is null;
}
