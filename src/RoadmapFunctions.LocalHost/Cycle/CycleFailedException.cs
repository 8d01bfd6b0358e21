namespace RoadmapFunctions.LocalHost.Cycle;

/// <summary>The cycle could not be completed; the message is a sentence for the operator.</summary>
public sealed class CycleFailedException : Exception
{
    public CycleFailedException(string message)
        : base(message) { }

    public CycleFailedException(string message, Exception? innerException)
        : base(message, innerException) { }

    public CycleFailedException() { }
}
