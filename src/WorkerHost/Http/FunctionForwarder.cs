using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WorkerHost.Worker;
using Yarp.ReverseProxy.Forwarder;

namespace WorkerHost.Http;

/// <summary>Takes a request to the worker twice: the invocation over the protocol, the request itself over HTTP. The worker joins them.</summary>
internal sealed class FunctionForwarder(WorkerSupervisor worker, IHttpForwarder forwarder, ILogger logger) : IDisposable
{
    private const string InvocationIdHeader = "x-ms-invocation-id";
    private const string ForwardedForHeader = "X-Forwarded-For";

    private static readonly ForwarderRequestConfig Request = new()
    {
        ActivityTimeout = TimeSpan.FromMinutes(10),
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
    });

    public async Task ForwardAsync(HttpContext context, FunctionRoute route)
    {
        var session = await worker.CurrentAsync(context.RequestAborted);
        var address = session.HttpAddress
            ?? throw new InvalidOperationException("Приложение не открыло своего HTTP-сервера.");
        var invocation = Invocation.OfHttp(route.Function, route.Trigger, ValuesOf(context.Request));
        context.Request.Headers[InvocationIdHeader] = invocation.Id;
        context.Request.Headers.Append(ForwardedForHeader, context.Connection.RemoteIpAddress?.ToString()); // as the front end of App Service does

        using var givingUp = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var invoking = session.InvokeAsync(invocation, givingUp.Token);
        var error = await forwarder.SendAsync(context, address.ToString(), client, Request, HttpTransformer.Default, context.RequestAborted);
        if (error is not (ForwarderError.None or ForwarderError.RequestCanceled))
        {
            HostLog.ForwardingFailed(logger, route.Function, error.ToString());
            await givingUp.CancelAsync(); // otherwise the worker would wait for the request that cannot come
        }

        await ObserveAsync(invoking, route.Function, context.Response, givingUp.Token);
    }

    public void Dispose() => client.Dispose();

    /// <summary>The worker answers 200 without a body for a function that threw. That answer is still in hand here and becomes 500.</summary>
    private async Task ObserveAsync(Task invoking, string function, HttpResponse response, CancellationToken givenUp)
    {
        try
        {
            await invoking;
        }
        catch (OperationCanceledException) when (givenUp.IsCancellationRequested)
        {
            return; // the client has left, or has its 502 already
        }
        catch (Exception failure) when (failure is FunctionFailedException or WorkerLostException)
        {
            HostLog.FunctionFailed(logger, failure, function);
            if (!response.HasStarted)
            {
                response.Clear();
                response.StatusCode = failure is WorkerLostException
                    ? StatusCodes.Status502BadGateway
                    : StatusCodes.Status500InternalServerError;
            }
        }
    }

    /// <summary>The real host offers route and query values to the function's parameters, the route's first.</summary>
    private static Dictionary<string, string> ValuesOf(HttpRequest request)
    {
        var values = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        foreach (var (name, value) in request.RouteValues)
        {
            values[name] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        }

        return values;
    }
}
