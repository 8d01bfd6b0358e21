namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>Google did not give a whole, readable sheet. Nothing was changed; the next run tries again.</summary>
/// <param name="message">For the operator, with what to do about it.</param>
public sealed class SheetUnavailableException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Before that moment Google wants no request; null when it has not said so.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Google refused the request itself: another way of asking may do.</summary>
    public bool NotUnderstood { get; init; }
}
