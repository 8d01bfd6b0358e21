namespace WorkerHost.Http;

/// <summary>
/// Which function takes a request that matches two templates. The real host has no precedence: the first in its list does.
/// </summary>
public enum RouteOrder
{
    /// <summary>The list of the real host: functions by their names.</summary>
    ByName,

    /// <summary>The opposite order. An app that answers alike in both orders does not depend on the names of its functions.</summary>
    ByNameReversed,
}
