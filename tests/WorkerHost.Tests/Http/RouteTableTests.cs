using WorkerHost.Http;
using WorkerHost.Worker;
using Xunit;

namespace WorkerHost.Tests.Http;

public static class RouteTableTests
{
    private const string Output = """{ "name": "$return", "type": "http", "direction": "Out" }""";

    [Fact]
    public static void A_route_and_its_methods_come_from_the_binding()
    {
        const string trigger =
            """{ "name": "request", "type": "httpTrigger", "methods": ["get", "post"], "route": "/campaigns/{id}/sync" }""";
        var route = Assert.Single(RouteTable.Create([Function("Sync", trigger)], "api", RouteOrder.ByName));

        Assert.Equal("Sync", route.Function);
        Assert.Equal("request", route.Trigger.Parameter);
        Assert.Equal("api/campaigns/{id}/sync", route.Template);
        Assert.Equal(["GET", "POST"], route.Methods);
    }

    [Fact]
    public static void Without_a_route_the_name_is_the_route_and_without_methods_every_one_will_do()
    {
        const string trigger = """{ "name": "r", "type": "httpTrigger" }""";
        var route = Assert.Single(RouteTable.Create([Function("Health", trigger)], "", RouteOrder.ByName));

        Assert.Equal("Health", route.Template);
        Assert.Empty(route.Methods);
    }

    [Fact]
    public static void A_timer_has_no_route() =>
        Assert.Empty(
            RouteTable.Create(
                [Function("Tick", """{ "name": "t", "type": "timerTrigger", "schedule": "%S%" }""")],
                "api",
                RouteOrder.ByName
            )
        );

    [Fact]
    public static void A_timer_keeps_its_schedule_as_written() =>
        Assert.Equal(
            new TimerTrigger("t", "%Sync:Schedule%"),
            Function("Tick", """{ "name": "t", "type": "timerTrigger", "schedule": "%Sync:Schedule%" }""").Trigger
        );

    [Theory]
    [InlineData("""{ "version": "2.0" }""", "api")]
    [InlineData("""{ "extensions": { "http": { "routePrefix": "" } } }""", "")]
    [InlineData("""{ "extensions": { "http": { "routePrefix": "v1" } } /* as the real host allows */ }""", "v1")]
    public static void The_prefix_comes_from_host_json(string hostJson, string prefix) =>
        Assert.Equal(prefix, RouteTable.PrefixOf(hostJson));

    private static FunctionDefinition Function(string name, string trigger) => FunctionDefinition.Parse("id", name, [Output, trigger]);
}
