namespace RoadmapFunctions.Kit.Tables;

/// <summary>How Table Storage says that somebody else was quicker.</summary>
public static class TableStatus
{
    /// <summary>The entity is there already.</summary>
    public const int Conflict = 409;

    /// <summary>The entity is no longer what was read.</summary>
    public const int PreconditionFailed = 412;
}
