using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkerHost.Timers;
using WorkerHost.Worker;
using Yarp.ReverseProxy.Forwarder;

namespace WorkerHost.Http;

/// <summary>The app's public address: its HTTP functions, and the administrator's way to run a timer now.</summary>
internal static class HostServer
{
    private const int UsualPort = 7071;

    /// <param name="port">Null: the usual one, or any where another program has it.</param>
    public static async Task<WebApplication> StartAsync(
        int? port,
        IReadOnlyList<FunctionRoute> routes,
        WorkerSupervisor worker,
        TimerFunctions timers,
        ILoggerFactory loggers,
        CancellationToken cancellationToken)
    {
        if (port is null && LoopbackServer.IsFree(UsualPort))
        {
            try
            {
                return await StartOnAsync(UsualPort, routes, worker, timers, loggers, cancellationToken);
            }
            catch (IOException taken) when (taken.InnerException is AddressInUseException)
            {
                // Another local host, started in the same second, was quicker.
            }
        }

        return await StartOnAsync(port ?? 0, routes, worker, timers, loggers, cancellationToken);
    }

    private static async Task<WebApplication> StartOnAsync(
        int port,
        IReadOnlyList<FunctionRoute> routes,
        WorkerSupervisor worker,
        TimerFunctions timers,
        ILoggerFactory loggers,
        CancellationToken cancellationToken)
    {
        var builder = LoopbackServer.CreateBuilder(HttpProtocols.Http1, port, loggers);
        builder.Services.AddHttpForwarder();
        builder.Services.AddSingleton(services => new FunctionForwarder(
            worker, services.GetRequiredService<IHttpForwarder>(), loggers.CreateLogger<FunctionForwarder>()));
        var server = builder.Build();

        var forwarder = server.Services.GetRequiredService<FunctionForwarder>();
        foreach (var route in routes)
        {
            RequestDelegate forward = context => forwarder.ForwardAsync(context, route);
            _ = route.Methods.Count > 0
                ? server.MapMethods(route.Template, route.Methods, forward)
                : server.Map(route.Template, forward);
        }

        server.MapPost("/admin/functions/{name}", context => RunTimerAsync(context, timers));

        // Without this a known route with another method would be 405; the real host says 404.
        server.MapFallback("{*path}", context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        try
        {
            await server.StartAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private static Task RunTimerAsync(HttpContext context, TimerFunctions timers)
    {
        var started = timers.TryStart((string)context.Request.RouteValues["name"]!);
        context.Response.StatusCode = started ? StatusCodes.Status202Accepted : StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
