using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WorkerHost.Worker;
using Yarp.ReverseProxy.Forwarder;

namespace WorkerHost.Http;

/// <summary>
/// Sends a request to the worker twice: the invocation over the protocol, and the request itself over HTTP. The worker joins them. Any
/// failure on the way becomes a 500 without a body, as in the real host.
/// </summary>
internal sealed class FunctionForwarder(
    WorkerSupervisor worker,
    IHttpForwarder forwarder,
    HostRules rules,
    TimeProvider time,
    ILogger logger
) : IDisposable
{
    private const string InvocationIdHeader = "x-ms-invocation-id";

    private readonly ForwarderRequestConfig request = new()
    {
        ActivityTimeout = rules.LongestSilence,
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    private readonly HttpMessageInvoker client = new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
        }
    );

    public async Task ForwardAsync(HttpContext context, FunctionRoute route)
    {
        try
        {
            var session = await worker.CurrentAsync(context.RequestAborted).WaitAsync(rules.LongestStart, time);
            var values = await BindingData.ReadAsync(context.Request);
            await ForwardAsync(context, session, Invocation.OfHttp(route.Function, route.Trigger, values));
        }
        catch (TimeoutException)
        {
            OwnAnswer.Begin(context.Response, StatusCodes.Status503ServiceUnavailable);
            await context.Response.WriteAsync("Function host is not running.", context.RequestAborted);
        }
        catch (BadHttpRequestException refused)
        {
            HostLog.ForwardingFailed(logger, route.Function, refused.Message);
            Fail(context.Response);
            context.Response.Headers.Connection = "close";
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // The caller has left; nobody is there to be answered.
        }
    }

    public void Dispose() => client.Dispose();

    private async Task ForwardAsync(HttpContext context, WorkerSession session, Invocation invocation)
    {
        var address = session.HttpAddress ?? throw new InvalidOperationException("Приложение не открыло своего HTTP-сервера.");

        // An id that the caller has sent stays, as in the real host: then the worker finds nothing to join, and fails after 15 seconds.
        context.Request.Headers.TryAdd(InvocationIdHeader, invocation.Id);

        using var givingUp = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var invoking = session.InvokeAsync(invocation, givingUp.Token);
        var error = await forwarder.SendAsync(
            context,
            address.ToString(),
            client,
            request,
            HttpTransformer.Default,
            context.RequestAborted
        );
        if (error is not (ForwarderError.None or ForwarderError.RequestCanceled))
        {
            HostLog.ForwardingFailed(logger, invocation.Function, error.ToString());
            Fail(context.Response);
            await givingUp.CancelAsync(); // otherwise the worker would wait for the request that cannot come
        }

        await ObserveAsync(invoking, invocation.Function, context.Response, givingUp.Token);
    }

    /// <summary>
    /// The worker answers 200 without a body for a function that threw. The host still holds that answer and turns it into a 500.
    /// </summary>
    private async Task ObserveAsync(Task invoking, string function, HttpResponse response, CancellationToken givenUp)
    {
        try
        {
            await invoking;
        }
        catch (OperationCanceledException) when (givenUp.IsCancellationRequested)
        {
            // The caller has left, or has been answered already.
        }
        catch (Exception failure) when (failure is FunctionFailedException or WorkerLostException)
        {
            HostLog.FunctionFailed(logger, failure, function);
            Fail(response);
        }
    }

    private static void Fail(HttpResponse response)
    {
        if (!response.HasStarted)
        {
            response.Clear();
            OwnAnswer.Begin(response, StatusCodes.Status500InternalServerError);
        }
    }
}
