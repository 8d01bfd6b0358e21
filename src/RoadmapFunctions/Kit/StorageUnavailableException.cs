namespace RoadmapFunctions.Kit;

/// <summary>
/// The storage did not do what it was asked to: no connection, no time, no permission, or an internal fault. Repeating may help;
/// nothing was acknowledged.
/// </summary>
public sealed class StorageUnavailableException(Exception cause) : Exception("Хранилище не отвечает.", cause);
