namespace RoadmapFunctions.Reminders;

/// <summary>The result of a run.</summary>
/// <param name="Sent">Number of letters.</param>
/// <param name="Trouble">Why other letters were not sent (the last of several reasons); all of them are in the outbox, and the next
/// run tries again.</param>
public sealed record ReminderRun(int Sent, MailNotSentException? Trouble)
{
    /// <summary>For a timer, so that the host learns of the failure.</summary>
    public void ThrowIfTroubled()
    {
        if (Trouble is not null)
        {
            throw Trouble;
        }
    }
}
