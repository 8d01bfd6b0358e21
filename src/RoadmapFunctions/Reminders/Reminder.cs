namespace RoadmapFunctions.Reminders;

/// <summary>A letter that is due.</summary>
/// <param name="Occasion">What it is about, made from the state that calls for it: nobody is told twice about the same occasion.</param>
/// <param name="OrganizationId">Null for the operator.</param>
/// <param name="Detail">For the operator: the sentence that the letter reports; for a school the operator's own words. Otherwise empty: a
/// letter to a school is worded when it is sent.</param>
public sealed record Reminder(ReminderKind Kind, string Occasion, string? OrganizationId = null, string Detail = "")
{
    /// <summary>Unique in the campaign; identifies the letter in the outbox.</summary>
    public string Key => $"{Kind.ToString().ToLowerInvariant()}_{Occasion}_{OrganizationId ?? "operator"}";
}

public enum ReminderKind
{
    /// <summary>To a school without a complete answer.</summary>
    Answers,

    /// <summary>To a school whose answer was returned, with the operator's words.</summary>
    AnswerReturned,

    /// <summary>To a school whose answer has arrived, with what is missing in it.</summary>
    AnswerReceived,
    EditionPublished,
    SyncStopped,
    SyncSilent,
    QuarantineOld,
    SheetWarning,

    /// <summary>
    /// To a school that has answered by its personal link: another answer came in its name from the open form, and waits for the operator.
    /// </summary>
    AnswerContested,

    /// <summary>To a school that has answered by its personal link: a row of the sheet now counts instead of that answer.</summary>
    AnswerReplaced,

    /// <summary>To a school, in the operator's own words.</summary>
    Message,
}
