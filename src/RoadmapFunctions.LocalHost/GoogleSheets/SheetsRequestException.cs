namespace RoadmapFunctions.LocalHost.GoogleSheets;

/// <summary>A request that the real service refuses with 400 INVALID_ARGUMENT.</summary>
public sealed class SheetsRequestException : Exception
{
    public SheetsRequestException(string message)
        : base(message) { }

    public SheetsRequestException(string message, Exception? innerException)
        : base(message, innerException) { }

    public SheetsRequestException() { }
}
