using System.Text.RegularExpressions;
using RoadmapFunctions.LocalHost.CommandLine;
using WorkerHost;
using WorkerHost.Http;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Access;

/// <summary>The real host asks functions in the order of their names, and the first that matches takes the request.</summary>
public sealed partial class RouteOrderTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task No_answer_depends_on_how_the_functions_are_called()
    {
        var byName = await AnswersAsync(RouteOrder.ByName, "by-name");
        var reversed = await AnswersAsync(RouteOrder.ByNameReversed, "reversed");
        Assert.Equal(byName, reversed);
    }

    /// <returns>
    /// What every route answers to the operator, with the campaign's name, the moment of a backup and the id of a run taken out.
    /// </returns>
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
            var line = $"{method} {route}: {(int)answer.StatusCode} {answer.Content.Headers.ContentType} {answer.Headers.Location}";
            answers.Add(Moment().Replace(line.Replace(campaign, "CAMPAIGN", StringComparison.Ordinal), "MOMENT"));
        }

        return answers;
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d{6}Z|\d{19}-[0-9a-f]{8}", RegexOptions.None, 1000)]
    private static partial Regex Moment();
}
