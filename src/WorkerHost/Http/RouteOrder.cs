namespace WorkerHost.Http;

/// <summary>Which function takes a request that two templates match. The real host has no precedence: the first of a list does.</summary>
public enum RouteOrder
{
    /// <summary>The list of the real host: functions by their names.</summary>
    ByName,

    /// <summary>The opposite. An app that answers alike in both orders does not depend on the names of its functions.</summary>
    ByNameReversed,
}
