namespace WorkerHost.Worker;

/// <summary>The function itself failed; the message is that of its exception.</summary>
public sealed class FunctionFailedException : Exception
{
    public FunctionFailedException(string message)
        : base(message) { }

    public FunctionFailedException(string message, Exception? innerException)
        : base(message, innerException) { }

    public FunctionFailedException()
        : this("Функция завершилась ошибкой.") { }

    /// <summary>Where in the worker the exception came from.</summary>
    public string? WorkerStackTrace { get; init; }
}

/// <summary>The worker process ended while an answer was owed.</summary>
public sealed class WorkerLostException : Exception
{
    public WorkerLostException(string message)
        : base(message) { }

    public WorkerLostException(string message, Exception? innerException)
        : base(message, innerException) { }

    public WorkerLostException()
        : this("Процесс приложения завершился, не ответив.") { }
}

/// <summary>A worker did not become ready; the message repeats what it said.</summary>
public sealed class WorkerStartException : Exception
{
    public WorkerStartException(string message)
        : base(message) { }

    public WorkerStartException(string message, Exception? innerException)
        : base(message, innerException) { }

    public WorkerStartException()
        : this("Приложение не запустилось.") { }

    /// <summary>Another process has taken the port that the worker chose for itself: the next start chooses another one.</summary>
    public bool PortTaken { get; init; }
}
