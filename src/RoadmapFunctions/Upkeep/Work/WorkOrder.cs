namespace RoadmapFunctions.Upkeep.Work;

/// <summary>What the queue carries: what is to be done for which campaign. It holds no answer.</summary>
/// <param name="Campaign">The id.</param>
/// <param name="Run">The id of the run. Whoever finds it ended has nothing to do: a queue may bring a message twice.</param>
/// <param name="By">Who asked: a person, the script of a form, a timer.</param>
/// <param name="AcceptDisappearance">Of a sync: the operator vouches that rows were removed on purpose.</param>
/// <param name="Reason">Of an edition out of turn; empty for the usual one.</param>
public sealed record WorkOrder(
    string Campaign,
    WorkKind Work,
    string Run,
    DateTimeOffset AskedAt,
    string By,
    bool AcceptDisappearance = false,
    string Reason = ""
);

/// <summary>Work that takes a while. Done twice it changes nothing more.</summary>
public enum WorkKind
{
    /// <summary>Read the sheet.</summary>
    Sync,

    /// <summary>Publish the editions that are due.</summary>
    PublishDue,

    /// <summary>Publish an edition out of turn.</summary>
    Publish,
}

/// <param name="Oldest">The storage shows no more than the first 32.</param>
/// <param name="More">How many lie behind them; about, as the storage counts.</param>
public sealed record SetAsideMessages(IReadOnlyList<SetAsideWork> Oldest, int More)
{
    public static SetAsideMessages None { get; } = new([], 0);
}

/// <summary>A message that has failed as often as it may and was set aside.</summary>
/// <param name="Order">Null when the message cannot be read.</param>
/// <param name="At">When it was set aside.</param>
public sealed record SetAsideWork(WorkOrder? Order, DateTimeOffset At);
