namespace RoadmapFunctions.Kit;

/// <summary>
/// The storage did not do what it was asked: no connection, no time, no right, or a fault of its own. A repeat may help; nothing was
/// acknowledged.
/// </summary>
public sealed class StorageUnavailableException(Exception cause) : Exception("Хранилище не отвечает.", cause);
