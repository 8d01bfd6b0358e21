namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>Google did not give a complete, readable sheet. Nothing was changed; the next run tries again.</summary>
/// <param name="message">For the operator, with what to do about it.</param>
public sealed class SheetUnavailableException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Google wants no request before that moment; null when it named none.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Google refused the request itself: another form of request may work.</summary>
    public bool NotUnderstood { get; init; }
}
