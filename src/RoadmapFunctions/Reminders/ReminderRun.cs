namespace RoadmapFunctions.Reminders;

/// <summary>What came of a run.</summary>
/// <param name="Sent">Letters.</param>
/// <param name="Trouble">Why others were not, the last reason of several; the outbox has them all, and the next run tries again.</param>
public sealed record ReminderRun(int Sent, MailNotSentException? Trouble)
{
    /// <summary>For a timer, whose failure the host must know.</summary>
    public void ThrowIfTroubled()
    {
        if (Trouble is not null)
        {
            throw Trouble;
        }
    }
}
