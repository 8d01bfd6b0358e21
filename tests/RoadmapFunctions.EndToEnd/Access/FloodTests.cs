using System.Net;
using RoadmapFunctions.Access;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Access;

/// <summary>H10: who floods is stopped, and nobody else.</summary>
[Collection(nameof(AccessApp))]
public sealed class FloodTests(AccessApp app)
{
    private const int Asked = 30;

    [Fact]
    public async Task H10_a_burst_of_script_requests_is_throttled_and_the_operator_is_not()
    {
        var key = await app.FormKeyAsync(AccessApp.Neighbour);
        var begun = TimeProvider.System.GetTimestamp();
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, Asked)
                .Select(async _ =>
                {
                    using var answer = await app.SendAsync("post", $"api/campaigns/{AccessApp.Neighbour}/sync?wait=120", key);
                    return (answer.StatusCode, answer.Headers.RetryAfter?.Delta);
                })
        );
        Assert.All(
            answers,
            answer =>
                Assert.True(
                    answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted or HttpStatusCode.TooManyRequests,
                    answer.StatusCode.ToString()
                )
        );
        Assert.Contains(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.All(
            answers.Where(answer => answer.StatusCode is HttpStatusCode.TooManyRequests),
            answer => Assert.Equal(TimeSpan.FromSeconds(Flood.FormSeconds), answer.Delta)
        );
        // a busy machine is slow
        var allowedMeanwhile = (int)(TimeProvider.System.GetElapsedTime(begun).TotalSeconds / Flood.FormSeconds) + 1;
        var stopped = Asked - Flood.FormBurst;
        Assert.InRange(
            answers.Count(answer => answer.StatusCode is HttpStatusCode.TooManyRequests),
            Math.Max(1, stopped - allowedMeanwhile),
            stopped
        );
        using var operators = await app.SendAsync("post", $"api/campaigns/{AccessApp.Neighbour}/sync?wait=120", app.Running.Key.Text);
        Assert.Equal(HttpStatusCode.OK, operators.StatusCode);
    }

    [Fact]
    public async Task H10_a_school_that_floods_gets_429_while_forty_others_behind_the_same_address_get_in()
    {
        var noisy = await app.KeyOfAsync("school-8");
        var statuses = await Task.WhenAll(
            Enumerable
                .Range(0, 150)
                .Select(async number =>
                {
                    using var answer = await app.PostAsync(AccessApp.Body("school-8", number % 2 == 0 ? "ready" : "going"), noisy);
                    return (answer.StatusCode, answer.Headers.RetryAfter);
                })
        );
        Assert.All(statuses, status => Assert.True(status.StatusCode is HttpStatusCode.Created or HttpStatusCode.TooManyRequests));
        Assert.All(
            statuses.Where(status => status.StatusCode is HttpStatusCode.TooManyRequests),
            status => Assert.NotNull(status.RetryAfter)
        );
        Assert.Contains(statuses, status => status.StatusCode is HttpStatusCode.TooManyRequests);

        var others = await Task.WhenAll(
            Enumerable
                .Range(20, 40)
                .Select(async school =>
                {
                    using var answer = await app.PostAsync(
                        AccessApp.Body($"school-{school}", "ready"),
                        await app.KeyOfAsync($"school-{school}")
                    );
                    return answer.StatusCode;
                })
        );
        Assert.All(others, status => Assert.Equal(HttpStatusCode.Created, status));
    }

    [Fact]
    public async Task H10_wrong_keys_from_one_address_are_stopped_and_a_good_one_from_there_is_not()
    {
        using var client = app.From("127.0.99.9");
        var statuses = await Task.WhenAll(
            Enumerable
                .Range(0, 80)
                .Select(async _ =>
                {
                    using var request = AccessApp.Request("get", "api/campaigns", "wrong");
                    using var answer = await client.SendAsync(request);
                    return answer.StatusCode;
                })
        );
        Assert.Contains(HttpStatusCode.Unauthorized, statuses);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        using var good = AccessApp.Request("get", "api/campaigns", app.Running.Key.Text);
        using var let = await client.SendAsync(good);
        Assert.Equal(HttpStatusCode.OK, let.StatusCode);

        using var neighbour = app.From("127.0.99.10");
        using var another = AccessApp.Request("get", "api/campaigns", "wrong");
        using var heard = await neighbour.SendAsync(another);
        Assert.Equal(HttpStatusCode.Unauthorized, heard.StatusCode);
    }

    [Fact]
    public async Task H10_an_address_that_a_stranger_makes_up_counts_for_nothing()
    {
        using var client = app.From("127.0.99.11");
        var statuses = await Task.WhenAll(
            Enumerable
                .Range(0, 80)
                .Select(async number =>
                {
                    using var request = AccessApp.Request("get", "api/campaigns", "wrong");
                    request.Headers.Add("X-Forwarded-For", $"203.0.113.{number}");
                    using var answer = await client.SendAsync(request);
                    return answer.StatusCode;
                })
        );
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }
}
