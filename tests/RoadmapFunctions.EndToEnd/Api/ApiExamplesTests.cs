using System.Net;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Api;

/// <summary>Whoever copies an example from the description gets what the description promises.</summary>
public sealed class ApiExamplesTests(ApiExamplesTests.App examples) : IClassFixture<ApiExamplesTests.App>
{
    /// <summary>
    /// A campaign is everybody's, so the example that brings one is tried where the storage is its own:
    /// <see cref="Pages.CampaignFilesTests"/>.
    /// An answer, a run, a person, a session, a row and a backup have names that no example can know: <see cref="Access.WithdrawalTests"/>,
    /// <see cref="Upkeep.Work.WorkQueueTests"/>,
    /// <see cref="StaffApiTests"/>, <see cref="QuarantineApiTests"/>, <see cref="Upkeep.ErasureTests"/>,
    /// <see cref="Upkeep.KeptBackupsTests"/>. A letter needs a mail server: <see cref="MessageApiTests"/>.
    /// </summary>
    public static TheoryData<string> Operations =>
        [
            .. DescribedApi
                .Operations.Select(operation => operation.Id)
                .Where(id =>
                    id
                        is not (
                            "ReplaceCampaign"
                            or "WithdrawSubmission"
                            or "GetRun"
                            or "ChangePerson"
                            or "EndSession"
                            or "DecideQuarantine"
                            or "DecideOwnership"
                            or "EraseQuarantinedRow"
                            or "SendMessage"
                            or "DownloadBackup"
                        )
                ),
        ];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task The_example_of_an_operation_succeeds_as_described(string id)
    {
        var operation = DescribedApi.Operation(id);
        using var request = operation.Example();
        using var answer = await examples.Running.Http.SendAsync(request);
        Assert.Empty(await operation.ComplaintsAsync(answer));
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    [Fact]
    public async Task A_changed_answer_gives_a_new_edition_and_the_same_answers_give_it_again()
    {
        var build = DescribedApi.Operation("PublishEdition");
        using var submit = DescribedApi.Operation("SubmitAnswers").Example();
        submit.Headers.Remove("Idempotency-Key");
        submit.Content = new StringContent(
            """{"organization": "sosh-44", "answers": [{"activity": "goals", "options": ["goals-set"]}]}""",
            new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")
        );
        using var submitted = await examples.Running.Http.SendAsync(submit);
        Assert.Equal(HttpStatusCode.Created, submitted.StatusCode);
        foreach (var status in new[] { HttpStatusCode.Created, HttpStatusCode.OK })
        {
            using var request = build.Example();
            using var answer = await examples.Running.Http.SendAsync(request);
            Assert.Empty(await build.ComplaintsAsync(answer));
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_description_is_served_word_for_word()
    {
        using var stranger = new HttpClient { BaseAddress = examples.Running.Host.BaseAddress };
        Assert.Equal(
            RoadmapFunctions.Functions.Api.ApiDescription.Text,
            await stranger.GetStringAsync(new Uri("api/openapi.yaml", UriKind.Relative))
        );
    }

    /// <summary>The first campaign in a storage of its own: the examples write into it.</summary>
    public sealed class App : IAsyncLifetime
    {
        private readonly AzuriteFixture storage = new();

        public App() => Running = new RunningApp(storage);

        public RunningApp Running { get; }

        public async ValueTask InitializeAsync()
        {
            await storage.InitializeAsync();
            await Running.InitializeAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await Running.DisposeAsync();
            await storage.DisposeAsync();
        }
    }
}
