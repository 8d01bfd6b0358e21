namespace RoadmapFunctions.Kit.Tables;

/// <summary>Status codes by which Table Storage says that another write was faster.</summary>
public static class TableStatus
{
    /// <summary>The entity already exists.</summary>
    public const int Conflict = 409;

    /// <summary>The entity has changed since it was read.</summary>
    public const int PreconditionFailed = 412;
}
