using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace RoadmapFunctions.Hosting;

/// <summary>
/// The place where exceptions end. Each is logged once; a caller over HTTP gets a problem, and a timer fails, so that the host knows.
/// </summary>
public sealed partial class ExceptionBoundary(TimeProvider time, ILogger<ExceptionBoundary> logger) : IFunctionsWorkerMiddleware
{
    /// <summary>How much earlier the host may learn that a caller has left than the worker's own server does.</summary>
    public static readonly TimeSpan Lag = TimeSpan.FromSeconds(1);

    /// <summary>Nobody reads it, because the caller has left. It shows in the host's logs that the app did not fail.</summary>
    private const int ClientClosedRequest = 499;

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception e)
        {
            var cause = Cause(e);
            var http = context.GetHttpContext();
            var givenUp = http is not null && cause is OperationCanceledException or IOException && IsGivenUp(context, http);
            if (givenUp && await HasLeftAsync(time, http!.RequestAborted))
            {
                LogLeft(context.FunctionDefinition.Name);
                context.GetInvocationResult().Value = TypedResults.StatusCode(ClientClosedRequest);
                return;
            }

            var outcome = givenUp ? Outcome.OfStop : Outcome.Of(cause);
            Log(outcome.Level, context.FunctionDefinition.Name, cause);
            if (http is null)
            {
                throw;
            }

            context.GetInvocationResult().Value = outcome.Answer;
        }
    }

    // A run over all campaigns throws the exceptions of all; the last one counts.
    private static Exception Cause(Exception exception) =>
        exception is AggregateException { InnerExceptions: [.., var last] } ? Cause(last) : exception;

    /// <summary>The host also cancels running calls when it stops, and then the caller still waits for an answer.</summary>
    public static async Task<bool> HasLeftAsync(TimeProvider time, CancellationToken aborted)
    {
        await Task.Delay(Lag, time, aborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return aborted.IsCancellationRequested;
    }

    private static bool IsGivenUp(FunctionContext context, HttpContext http) =>
        http.RequestAborted.IsCancellationRequested || context.CancellationToken.IsCancellationRequested;

    private void Log(LogLevel level, string function, Exception exception)
    {
        switch (level)
        {
            case LogLevel.Information:
                LogRefused(function, exception);
                break;
            case LogLevel.Warning:
                LogExpected(function, exception);
                break;
            default:
                LogUnexpected(function, exception);
                break;
        }
    }

    [LoggerMessage(EventId = 9001, Level = LogLevel.Error, Message = "{Function} failed")]
    private partial void LogUnexpected(string function, Exception exception);

    [LoggerMessage(EventId = 9002, Level = LogLevel.Warning, Message = "{Function} could not finish; the operator must know")]
    private partial void LogExpected(string function, Exception exception);

    // The caller is told what is wrong; a school's words never go to the log.
    [LoggerMessage(EventId = 9003, Level = LogLevel.Information, Message = "{Function} refused a request")]
    private partial void LogRefused(string function, Exception reason);

    [LoggerMessage(EventId = 9004, Level = LogLevel.Information, Message = "{Function} was given up: the caller has left")]
    private partial void LogLeft(string function);
}
