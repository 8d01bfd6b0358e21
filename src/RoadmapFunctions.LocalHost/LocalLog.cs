using Microsoft.Extensions.Logging;

namespace RoadmapFunctions.LocalHost;

internal static partial class LocalLog
{
    [LoggerMessage(8, LogLevel.Error, "Записанная таблица {Path} не читается: {Reason}")]
    public static partial void SheetUnreadable(ILogger logger, string path, string reason);

    [LoggerMessage(11, LogLevel.Warning, "Для таблицы {Id} нет записи. Назовите её файл: ./run --sheet {Id}=ФАЙЛ")]
    public static partial void SheetMissing(ILogger logger, string id);

    [LoggerMessage(9, LogLevel.Warning, "Хранилище: {Line}")]
    public static partial void StorageLine(ILogger logger, string line);

    [LoggerMessage(10, LogLevel.Debug, "Хранилище: {Line}")]
    public static partial void StorageNote(ILogger logger, string line);
}
