using System.Net;
using RoadmapFunctions.LocalHost.CommandLine;
using WorkerHost;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Access;

/// <summary>Behind a front end, which writes the last entry of X-Forwarded-For, as in Azure.</summary>
public sealed class FrontEndTests(AzuriteFixture azurite)
{
    private const int More = 40; // than anybody's wrong keys

    [Fact]
    public async Task Wrong_keys_count_by_the_address_that_the_front_end_saw()
    {
        await using var app = new RunningApp(azurite)
        {
            Rules = new HostRules { RefusesForeign = false, BelievesProxy = true },
        };
        await app.StartAsync(RepositoryLayout.Find().DefaultSheet, SmallCampaign.WithSchools(10) with { Id = "front-end" });
        using var http = new HttpClient { BaseAddress = app.Host.BaseAddress };

        var stranger = await StatusesAsync(http, number => $"192.0.2.{number}, 203.0.113.7:50123");
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests], stranger.Distinct());
        Assert.Equal(HttpStatusCode.Unauthorized, (await StatusesAsync(http, _ => "198.51.100.9"))[0]);
    }

    private static async Task<List<HttpStatusCode>> StatusesAsync(HttpClient http, Func<int, string> forwardedFor)
    {
        var statuses = new List<HttpStatusCode>();
        for (var number = 0; number < More; number++)
        {
            using var request = AccessApp.Request("get", "api/campaigns", "wrong");
            request.Headers.Add("X-Forwarded-For", forwardedFor(number));
            using var answer = await http.SendAsync(request);
            statuses.Add(answer.StatusCode);
        }

        return statuses;
    }
}
