using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Functions.Api;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Access;

/// <summary>Every route, through the real worker: who is let in, and what every answer says to a browser.</summary>
[Collection(nameof(AccessApp))]
public sealed class RouteTests(AccessApp app)
{
    private static int strangers;

    // A school may write ten times at once; each case has a school of its own.
    private static string WriterOf(string method, int number) => method == "get" ? "school-9" : $"school-{61 + (number % 330)}";

    public static TheoryData<string, string, Callers> Routes { get; } =
    [
        .. typeof(GetHealth)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method =>
                (
                    Method: method,
                    Trigger: method
                        .GetParameters()
                        .Select(parameter =>
                            parameter.GetCustomAttributes(typeof(HttpTriggerAttribute), false).Cast<HttpTriggerAttribute>().FirstOrDefault()
                        )
                        .FirstOrDefault()
                )
            )
            .Where(function => function.Trigger is not null)
            .Select(function => new TheoryDataRow<string, string, Callers>(
                function.Trigger!.Methods!.Single(),
                Filled(function.Trigger.Route!),
                function.Method.GetCustomAttributes(typeof(AllowAttribute), false).Cast<AllowAttribute>().Single().Callers
            )),
    ];

    public static TheoryData<string, string, string> Parameters { get; } =
    [
        .. typeof(GetHealth)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttributes(typeof(FunctionAttribute), false).Length > 0)
            .Select(method =>
                (
                    All: method.GetParameters(),
                    Trigger: (HttpTriggerAttribute?)
                        method.GetParameters()[0].GetCustomAttributes(typeof(HttpTriggerAttribute), false).FirstOrDefault()
                )
            )
            .Where(function => function.Trigger is not null)
            .SelectMany(function =>
                function.All.Select(parameter => new TheoryDataRow<string, string, string>(
                    function.Trigger!.Methods!.Single(),
                    Filled(function.Trigger.Route!),
                    parameter.Name!
                ))
            ),
    ];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task X5_a_stranger_and_the_wrong_caller_are_turned_away_from_every_route_that_is_not_theirs(
        string method,
        string route,
        Callers allowed
    )
    {
        using var nobody = await app.SendAsync(method, route, key: null);
        AssertTurnedAway(nobody, route, !allowed.HasFlag(Callers.Unknown));
        using var school = await app.SendAsync(method, route, await app.KeyOfAsync(WriterOf(method, Interlocked.Increment(ref strangers))));
        AssertTurnedAway(school, route, !allowed.HasFlag(Callers.School));
        using var form = await app.SendAsync(method, route, await app.FormKeyAsync());
        AssertTurnedAway(form, route, !allowed.HasFlag(Callers.Form));
        using var wrong = await app.SendAsync(method, route, "wrong");
        AssertTurnedAway(wrong, route, refused: true);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task X2_every_answer_forbids_inline_script_framing_and_sniffing_whatever_its_status(
        string method,
        string route,
        Callers allowed
    )
    {
        _ = allowed;
        foreach (var key in new[] { null, app.Running.Key.Text, "x" })
        {
            using var answer = await app.SendAsync(method, route, key);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.All(
                ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"],
                directive => Assert.Contains(directive, policy, StringComparison.Ordinal)
            );
            Assert.Matches("form-action '(self|none)'", policy); // a document has no form at all
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.True(
                route.StartsWith("assets", StringComparison.Ordinal) || answer.Headers.CacheControl!.NoStore,
                $"{route} may be kept by a browser"
            );
        }
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task X8_a_refusal_is_a_problem_or_a_page_and_shows_no_stack(string method, string route, Callers allowed)
    {
        _ = allowed;
        using var answer = await app.SendAsync(
            method,
            route.Replace(AccessApp.Campaign, "no-such-campaign", StringComparison.Ordinal),
            app.Running.Key.Text
        );
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode < 500, body);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        if ((int)answer.StatusCode >= 400 && route.StartsWith("api", StringComparison.Ordinal))
        {
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.NotEmpty((string)JsonNode.Parse(body)!["traceId"]!);
        }
        else if ((int)answer.StatusCode >= 400)
        {
            Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains("<h1>", body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task X10_another_site_changes_nothing(string method, string route, Callers allowed)
    {
        _ = allowed;
        if (method == "get")
        {
            return;
        }

        foreach (
            var (header, value) in new[]
            {
                ("Sec-Fetch-Site", "cross-site"),
                ("Sec-Fetch-Site", "same-site"),
                ("Origin", "https://evil.example"),
                ("Origin", "null"),
            }
        )
        {
            using var request = AccessApp.Request(method, route, app.Running.Key.Text);
            request.Headers.Add(header, value);
            using var answer = await app.Open.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task X10_GET_changes_nothing(string method, string route, Callers allowed)
    {
        _ = allowed;
        if (method != "get")
        {
            return;
        }

        var before = await app.StateAsync();
        using var answer = await app.SendAsync(method, route, app.Running.Key.Text);
        Assert.Equal(before, await app.StateAsync());
    }

    /// <summary>The worker would take a parameter's value from a query or from a field of a JSON body, which any stranger can
    /// send.</summary>
    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task Nobody_can_give_a_parameter_of_a_function_its_value(string method, string route, string parameter)
    {
        var number = Interlocked.Increment(ref strangers);
        foreach (var key in new[] { app.Running.Key.Text, await app.KeyOfAsync(WriterOf(method, number)), null })
        {
            await StatusAsync(string.Empty, body: null); // what is done for the first time may answer otherwise
            var usual = await StatusAsync(string.Empty, body: null);
            Assert.True(usual < 500);
            Assert.Equal(usual, await StatusAsync($"?{parameter}=1", body: null));
            if (method != "get")
            {
                usual = await StatusAsync(string.Empty, """{"nothing": "1"}""");
                Assert.True(usual < 500);
                Assert.Equal(usual, await StatusAsync(string.Empty, $$"""{"{{parameter}}": "1"}"""));
            }

            async Task<int> StatusAsync(string query, string? body)
            {
                using var request = AccessApp.Request(method, route + query, key);
                request.Content = body is null ? request.Content : new StringContent(body, Encoding.UTF8, "application/json");
                using var client = app.From($"127.99.{number / 250}.{1 + (number % 250)}"); // wrong keys are counted by address
                using var answer = await client.SendAsync(request);
                return (int)answer.StatusCode;
            }
        }
    }

    [Fact]
    public async Task Without_a_valid_key_people_are_sent_to_sign_in_and_programs_get_401()
    {
        using var person = AccessApp.Request("get", $"api/campaigns/{AccessApp.Campaign}/summary", key: null);
        person.Headers.Add("Accept", "text/html,application/xhtml+xml");
        using var taken = await app.Open.SendAsync(person);
        Assert.StartsWith("/desk/sign-in?return=", taken.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusAsync($"api/campaigns/{AccessApp.Campaign}/summary", "x"));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("TRACE")]
    [InlineData("OPTIONS")]
    public async Task Other_verbs_find_nothing(string method)
    {
        using var request = AccessApp.Request(method, AccessApp.Submissions, app.Running.Key.Text);
        using var answer = await app.Open.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private static void AssertTurnedAway(HttpResponseMessage answer, string route, bool refused)
    {
        var away =
            answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests
            || (
                answer.StatusCode is HttpStatusCode.SeeOther
                && answer.Headers.Location!.OriginalString is var door
                && (door is "/school" or "/school?ended" or "/head?ended" || door.StartsWith("/desk/sign-in", StringComparison.Ordinal))
            );
        Assert.True(away == refused || route is "sign-out" or "", $"{route}: {answer.StatusCode} {answer.Headers.Location}");
    }

    private static string Filled(string route) =>
        route
            .Replace("{nothing:maxlength(0)?}", string.Empty, StringComparison.Ordinal)
            .Replace("{activity}", "scheme", StringComparison.Ordinal)
            .Replace("{campaign}", AccessApp.Campaign, StringComparison.Ordinal)
            .Replace("{organization}", "school-9", StringComparison.Ordinal)
            .Replace("{number:int}", "1", StringComparison.Ordinal)
            .Replace("{name}", route.StartsWith("assets", StringComparison.Ordinal) ? "site.css" : "report.docx", StringComparison.Ordinal)
            .Replace("{key}", "0123", StringComparison.Ordinal)
            .Replace("{id}", "school-9_1_2", StringComparison.Ordinal);
}
