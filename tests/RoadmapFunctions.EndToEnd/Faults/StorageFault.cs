namespace RoadmapFunctions.EndToEnd.Faults;

/// <summary>What may become of a call of the storage.</summary>
public enum StorageFault
{
    /// <summary>503; nothing is done.</summary>
    Busy,

    /// <summary>The connection is reset; nothing is done.</summary>
    Reset,

    /// <summary>409: the policy of the container holds what is there; nothing is done.</summary>
    Held,

    /// <summary>Nothing is done or said, until the caller gives up.</summary>
    Hang,

    /// <summary>It is done, and the connection is reset before the answer.</summary>
    LostAnswer,
}
