using Microsoft.Extensions.Logging;

namespace WorkerHost;

internal static partial class HostLog
{
    [LoggerMessage(1, LogLevel.Information, "{Line}")]
    public static partial void WorkerLine(ILogger logger, string line);

    [LoggerMessage(2, LogLevel.Warning, "{Line}")]
    public static partial void WorkerErrorLine(ILogger logger, string line);

    [LoggerMessage(EventId = 3, Message = "{Message}")]
    public static partial void WorkerLog(ILogger logger, LogLevel level, string message);

    [LoggerMessage(4, LogLevel.Warning, "Приложение завершилось с кодом {ExitCode}; новый запуск через {Pause} с.")]
    public static partial void WorkerDied(ILogger logger, int exitCode, double pause);

    [LoggerMessage(8, LogLevel.Error, "Приложение не запустилось; ещё одна попытка через {Pause} с. Причина: {Reason}")]
    public static partial void WorkerNotStarted(ILogger logger, string reason, double pause);

    [LoggerMessage(5, LogLevel.Information, "Приложение запущено снова, процесс {ProcessId}.")]
    public static partial void WorkerRestarted(ILogger logger, int processId);

    [LoggerMessage(6, LogLevel.Error, "Функция {Function} завершилась ошибкой.")]
    public static partial void FunctionFailed(ILogger logger, Exception exception, string function);

    [LoggerMessage(7, LogLevel.Warning, "Запрос к функции {Function} не дошёл до приложения: {Error}.")]
    public static partial void ForwardingFailed(ILogger logger, string function, string error);

    [LoggerMessage(9, LogLevel.Warning, "Очередь {Queue} не прочитана: {Error}")]
    public static partial void QueueUnread(ILogger logger, string queue, string error);

    [LoggerMessage(10, LogLevel.Error, "Сообщение {Message} не удалось обработать, оно отложено в очередь {Poison}.")]
    public static partial void MessageSetAside(ILogger logger, string message, string poison);
}
