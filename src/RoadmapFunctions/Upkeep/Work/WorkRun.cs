using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Upkeep.Work;

/// <summary>One piece of work from the moment it is asked for: what a program and the desk see of it.</summary>
/// <param name="Id">Later runs have smaller ids.</param>
/// <param name="By">Who asked first; others may have joined before it began.</param>
/// <param name="AcceptDisappearance">As in <see cref="WorkOrder"/>.</param>
/// <param name="Reason">As in <see cref="WorkOrder"/>.</param>
/// <param name="StartedAt">Of the last attempt; null before the first.</param>
/// <param name="Message">For the operator: why it was stopped or failed. Null when there is nothing to say.</param>
/// <param name="ForPrograms">What a program should do instead; null when there is nothing to say.</param>
/// <param name="Counts">What a completed sync did.</param>
/// <param name="Edition">Number of the edition; null when none was published or found.</param>
/// <param name="Created">Whether it is a new edition. The newest one stands when nothing has changed since.</param>
public sealed record WorkRun(
    string Id,
    WorkKind Work,
    DateTimeOffset AskedAt,
    string By,
    bool AcceptDisappearance = false,
    string Reason = "",
    WorkState State = WorkState.Asked,
    int Attempts = 0,
    DateTimeOffset? StartedAt = null,
    DateTimeOffset? EndedAt = null,
    string? Message = null,
    string? ForPrograms = null,
    SyncCounts? Counts = null,
    int? Edition = null,
    bool? Created = null
)
{
    public bool HasEnded() => State is not (WorkState.Asked or WorkState.Running);

    /// <summary>Nothing changes any more. Work that was given up may still be done: sent again, or asked for twice.</summary>
    public bool IsOver() => HasEnded() && State != WorkState.GivenUp;

    /// <summary>Asking for the same work once more before this run begins gives no other result.</summary>
    public bool Serves(WorkOrder order) =>
        State == WorkState.Asked && (Work, AcceptDisappearance, Reason) == (order.Work, order.AcceptDisappearance, order.Reason);

    public static WorkRun Of(WorkOrder order) =>
        new(order.Run, order.Work, order.AskedAt, order.By, order.AcceptDisappearance, order.Reason);

    /// <summary>To whoever waited for the run, its failure looks as if they had done the work themselves.</summary>
    /// <exception cref="SyncStoppedException">The operator must decide.</exception>
    /// <exception cref="SheetUnavailableException">The sheet could not be read.</exception>
    /// <exception cref="NothingToPublishException">The sheet has never been read.</exception>
    public void ThrowIfFailed()
    {
        switch (State)
        {
            case WorkState.Stopped:
                throw new SyncStoppedException(Message!, ForPrograms);
            case WorkState.SheetUnavailable:
                throw new SheetUnavailableException(Message!);
            case WorkState.NothingToPublish:
                throw new NothingToPublishException(Message!);
            case WorkState.GivenUp:
                throw new InvalidOperationException($"{Work} {Id} was given up after {Attempts} attempts.");
        }
    }
}

public enum WorkState
{
    /// <summary>Waits for its turn.</summary>
    Asked,

    Running,
    Done,

    /// <summary>The operator must decide; nothing was written.</summary>
    Stopped,

    /// <summary>The sheet did not answer; the next run tries again.</summary>
    SheetUnavailable,

    /// <summary>An edition is wanted, but the sheet has never been read.</summary>
    NothingToPublish,

    /// <summary>It has failed as often as it may, and waits in the poison queue for the operator.</summary>
    GivenUp,
}
