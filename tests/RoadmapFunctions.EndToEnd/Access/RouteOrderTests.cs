using RoadmapFunctions.LocalHost.CommandLine;
using WorkerHost;
using WorkerHost.Http;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Access;

/// <summary>The real host asks functions in the order of their names, and the first that matches takes the request.</summary>
public sealed class RouteOrderTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task No_answer_depends_on_how_the_functions_are_called()
    {
        var byName = await AnswersAsync(RouteOrder.ByName, "by-name");
        var reversed = await AnswersAsync(RouteOrder.ByNameReversed, "reversed");
        Assert.Equal(byName, reversed);
    }

    /// <returns>What every route answers to the operator, with the campaign's name taken out.</returns>
    private async Task<List<string>> AnswersAsync(RouteOrder order, string campaign)
    {
        await using var app = new RunningApp(azurite) { Rules = new HostRules { RouteOrder = order } };
        await app.StartAsync(RepositoryLayout.Find().DefaultSheet, SmallCampaign.WithSchools(10) with { Id = campaign });
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Host.BaseAddress };
        var answers = new List<string>();
        foreach (var (method, route, _) in RouteTests.Routes.Select(row => row.Data))
        {
            var address = route.Replace($"/{AccessApp.Campaign}", $"/{campaign}", StringComparison.Ordinal);
            using var request = AccessApp.Request(method, address, app.Key.Text);
            using var answer = await http.SendAsync(request);
            answers.Add(
                $"{method} {route}: {(int)answer.StatusCode} {answer.Content.Headers.ContentType} {answer.Headers.Location}".Replace(
                    campaign,
                    "CAMPAIGN",
                    StringComparison.Ordinal
                )
            );
        }

        return answers;
    }
}
