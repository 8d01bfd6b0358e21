using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.EndToEnd.Api;
using RoadmapFunctions.LocalHost.CommandLine;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Collecting;

/// <summary>201 means stored, and what cannot be stored is never accepted.</summary>
[Collection(nameof(Alone))]
public sealed class DurabilityTests(AzuriteFixture azurite)
{
    private static readonly int Kills = Tries.Of(5, whenLong: 30);

    [Fact]
    public async Task H1_an_answer_that_was_accepted_is_there_though_the_worker_is_killed_at_once()
    {
        await using var app = new RunningApp(azurite);
        await app.StartAsync(RepositoryLayout.Find().DefaultSheet, SmallCampaign.WithSchools(Kills) with { Id = "durable" });
        for (var school = 1; school <= Kills; school++)
        {
            using var body = new StringContent(
                $$"""{"organization": "school-{{school}}", "answers": [{"activity": "scheme", "options": ["ready"]}]}""",
                Encoding.UTF8,
                "application/json"
            );
            using var answer = await app.Http.PostAsync(new Uri("api/campaigns/durable/submissions", UriKind.Relative), body);
            await app.KillWorkerAsync();
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            var receipt = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
            Assert.Equal(receipt.ToJsonString(), (await ReadWhenBackAsync(app, answer.Headers.Location!)).ToJsonString());
        }

        Measured.Promise($"{Kills} kills right after the answer, 0 lost");
    }

    [Fact]
    public async Task H1_without_storage_nothing_is_accepted_and_every_operation_says_so_as_described()
    {
        var storage = new AzuriteFixture();
        await storage.InitializeAsync();
        await using var app = new RunningApp(storage);
        await app.StartAsync(RepositoryLayout.Find().DefaultSheet, campaignsDirectory: null);

        await app.PostAsync("api/campaigns/tomsk-roadmap-2020-2021-h1/sync");
        await app.GetAsync("api/campaigns/tomsk-roadmap-2020-2021-h1/editions");
        var link = (await SchoolKeys.OfAsync(storage.Storage, CampaignFile.Read(Pages.PagesApp.FirstCampaign)))["sosh-5"];
        await storage.DisposeAsync();

        await Task.WhenAll(
            DescribedApi.Operations.SelectMany(operation =>
                new[] { app.Key.Text, link }.Select(async key =>
                {
                    using var request = operation.Example();
                    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
                    using var answer = await app.Http.SendAsync(request);
                    Assert.Empty(await operation.ComplaintsAsync(answer));
                    // Letters are not set up here, and a refusal of them needs no storage.
                    var needsNone =
                        key == app.Key.Text
                        && operation.Id
                            is "ListCampaigns"
                                or "GetApiDescription"
                                or "GetLiveness"
                                or "GetCampaign"
                                or "GetGoogleForm"
                                or "SendMessage";
                    Assert.True(
                        needsNone || answer.StatusCode == HttpStatusCode.ServiceUnavailable,
                        $"{operation.Id}: {answer.StatusCode}"
                    );
                    Assert.True(needsNone || operation.Id == "GetHealth" || answer.Headers.RetryAfter is not null, operation.Id);
                })
            )
        );
    }

    private static async Task<JsonNode> ReadWhenBackAsync(RunningApp app, Uri receipt)
    {
        JsonNode? body = null;
        await Wait.UntilAsync(
            "the worker is back",
            async () =>
            {
                using var answer = await app.Http.GetAsync(new Uri(receipt.OriginalString.TrimStart('/'), UriKind.Relative));
                if (answer.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.InternalServerError)
                {
                    return false;
                }

                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                body = await answer.Content.ReadFromJsonAsync<JsonNode>();
                return true;
            }
        );
        return body!;
    }
}
