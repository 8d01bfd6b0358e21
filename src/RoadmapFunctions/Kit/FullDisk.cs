namespace RoadmapFunctions.Kit;

public static class FullDisk
{
    private const int NoSpace = 28; // ENOSPC of Linux and macOS
    private const int OverQuota = 122; // EDQUOT of Linux
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Whether a write failed because there is no room.</summary>
    public static bool IsMetBy(Exception exception) =>
        exception is IOException { HResult: NoSpace or OverQuota or WindowsDiskFull }
        || (exception.InnerException is { } inner && IsMetBy(inner));
}
