using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkerHost.Worker;
using Yarp.ReverseProxy.Forwarder;

namespace WorkerHost.Http;

/// <summary>The app's public address: the pipeline that a request passes until something answers it.</summary>
/// <param name="beforeChange">Told of each request that may change something.</param>
internal sealed class HostServer(
    IReadOnlyList<FunctionRoute> routes,
    WorkerSupervisor worker,
    AdminApi admin,
    Action beforeChange,
    HostRules rules,
    ILoggerFactory loggers,
    TimeProvider time
)
{
    private const int UsualPort = 7071;

    /// <param name="port">Null: the usual one, or any free one if another program has it.</param>
    public async Task<WebApplication> StartAsync(int? port, CancellationToken cancellationToken)
    {
        if (port is null && LoopbackServer.IsFree(UsualPort))
        {
            try
            {
                return await StartOnAsync(UsualPort, cancellationToken);
            }
            catch (IOException taken) when (taken.InnerException is AddressInUseException)
            {
                // Another local host, started in the same second, was faster.
            }
        }

        return await StartOnAsync(port ?? 0, cancellationToken);
    }

    private async Task<WebApplication> StartOnAsync(int port, CancellationToken cancellationToken)
    {
        var server = Build(port);
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

    private WebApplication Build(int port)
    {
        var builder = LoopbackServer.CreateBuilder(HttpProtocols.Http1, port, loggers);
        builder.Services.AddHttpForwarder();
        builder.Services.AddSingleton(services => new FunctionForwarder(
            worker,
            services.GetRequiredService<IHttpForwarder>(),
            rules,
            time,
            loggers.CreateLogger<FunctionForwarder>()
        ));
        var server = builder.Build();
        if (rules.BelievesProxy || rules.PublicAddress is not null)
        {
            server.UseForwardedHeaders(LastProxy());
        }

        if (rules.RefusesForeign)
        {
            server.Use(new ForeignRequests(rules.PublicAddress).RefuseAsync);
        }

        server.Use(admin.HandleAsync);
        server.Use(LimitBodyAsync);
        server.Use(TellOfChangeAsync);
        server.UseRouter(
            FunctionRouter.Create(routes, server.Services.GetRequiredService<FunctionForwarder>().ForwardAsync, server.Services)
        );
        server.Run(AnswerUnknownRoute);
        return server;
    }

    // Like ASPNETCORE_FORWARDEDHEADERS_ENABLED: one step, from whatever peer is connected.
    private static ForwardedHeadersOptions LastProxy()
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        return options;
    }

    private Task LimitBodyAsync(HttpContext context, RequestDelegate next)
    {
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = rules.LargestBody;
        return next(context);
    }

    private Task TellOfChangeAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            beforeChange();
        }

        return next(context);
    }

    /// <summary>Without a function, the root is the real host's own page, which is switched off; any other path does not exist.</summary>
    private static Task AnswerUnknownRoute(HttpContext context)
    {
        OwnAnswer.Begin(context.Response, context.Request.Path == "/" ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound);
        return Task.CompletedTask;
    }
}
