using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using RoadmapFunctions.LocalHost.CommandLine;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Collecting;

/// <summary>Schools answer directly, through the real worker.</summary>
public sealed class SubmissionTests(SubmissionTests.App app) : IClassFixture<SubmissionTests.App>
{
    private const string Submissions = "api/campaigns/direct/submissions";

    [Fact]
    public async Task An_answer_is_received_with_a_receipt_that_can_be_read_again()
    {
        using var answer = await PostAsync(Body("school-1", "ready"));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var receipt = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal(
            ("Школа № 1", "late", "partial"),
            ((string)receipt["organizationName"]!, (string)receipt["timeliness"]!, (string)receipt["completeness"]!)
        );
        Assert.EndsWith("+07:00", (string)receipt["receivedAt"]!, StringComparison.Ordinal);
        Assert.Equal(["2", "4"], receipt["missing"]!.AsArray().Select(activity => (string)activity!["number"]!));
        Assert.Equal(
            receipt.ToJsonString(),
            (await app.Running.GetAsync(answer.Headers.Location!.OriginalString.TrimStart('/'))).ToJsonString()
        );
    }

    [Fact]
    public async Task H2_fifty_identical_posts_at_once_store_exactly_one_and_another_body_under_the_key_is_refused()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => PostAsync(Body("school-2", "going"), "key-2")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()))).Distinct(StringComparer.Ordinal));

        using var other = await PostAsync(Body("school-2", "ready"), "key-2");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal("application/problem+json", other.Content.Headers.ContentType!.MediaType);
        Measured.Promise($"{answers.Length} identical posts at once, {await VersionsAsync("school-2")} stored");
    }

    [Theory]
    [InlineData("school-4", "ready")]
    [InlineData("school-5", "going")]
    public async Task H2_a_repeat_under_its_key_gives_the_first_receipt_and_stores_nothing_also_after_other_answers(
        string school,
        string before
    )
    {
        using var earlier = await PostAsync(Body(school, before)); // under the key then comes something new, or what counts already
        using var first = await PostAsync(Body(school, "going"), $"key-{school}");
        using var since = await PostAsync(Body(school, "ready"));
        var versions = await VersionsAsync(school);

        using var again = await PostAsync(Body(school, "going"), $"key-{school}");
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (since.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(versions, await VersionsAsync(school));
    }

    [Fact]
    public async Task The_same_school_twice_at_once_keeps_both_versions_and_the_first_moment()
    {
        var receipts = await Task.WhenAll(
            new[] { "ready", "going" }.Select(async option =>
                (await (await PostAsync(Body("school-3", option))).Content.ReadFromJsonAsync<JsonNode>())!
            )
        );
        Assert.Equal(2, receipts.Select(receipt => (string)receipt["id"]!).Distinct(StringComparer.Ordinal).Count());
        var again = await app.Running.GetAsync($"{Submissions}/{receipts[0]["id"]}");
        Assert.Equal(
            receipts.Min(receipt => DateTimeOffset.Parse((string)receipt["receivedAt"]!, CultureInfo.InvariantCulture)),
            DateTimeOffset.Parse((string)again["firstReceivedAt"]!, CultureInfo.InvariantCulture)
        );
    }

    [Theory]
    [InlineData("""{"organization": "school-1", "answers": [{"activity": "scheme", "options": ["nothing"]}]}""", "application/json", 400)]
    [InlineData("""{"organization": "school-1",""", "application/json", 400)]
    [InlineData("organization=school-1", "application/x-www-form-urlencoded", 415)]
    public async Task A_body_that_cannot_be_taken_is_a_problem(string body, string type, int status)
    {
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));
        using var answer = await app.Running.Http.PostAsync(new Uri(Submissions, UriKind.Relative), content);
        Assert.Equal(status, (int)answer.StatusCode);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Matches("[а-я]", (string)problem["detail"]!);
        Assert.Equal(status == 400, problem["errors"] is not null);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(60)]
    public async Task A_body_that_is_too_large_is_refused_before_it_is_held(int megabytes)
    {
        using var content = new ByteArrayContent(new byte[megabytes * 1024 * 1024]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await app.Running.Http.PostAsync(new Uri(Submissions, UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task H5_a_body_nearly_as_large_as_the_host_lets_in_is_refused_and_not_held()
    {
        using var worker = System.Diagnostics.Process.GetProcessById(
            await app.Running.Host.GetWorkerProcessIdAsync(TestContext.Current.CancellationToken)
        );
        var before = worker.WorkingSet64;
        using var content = new StreamContent(new MemoryStream(new byte[99 * 1024 * 1024])); // no length: it comes in chunks
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Submissions, UriKind.Relative)) { Content = content };
        request.Headers.TransferEncodingChunked = true;
        using var answer = await app.Running.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        worker.Refresh();
        Assert.InRange(worker.WorkingSet64, 1, before + (100L * 1024 * 1024));
    }

    [Fact]
    public async Task H5_ten_thousand_fields_deep_nesting_and_a_field_of_a_hundred_thousand_characters_are_refused()
    {
        var manyFields = string.Join(", ", Enumerable.Range(0, 10_000).Select(field => $"\"f{field}\": 1"));
        string[] bodies =
        [
            $$"""{"organization": "school-1", "answers": [], {{manyFields}}}""",
            $$"""{"organization": "school-1", "answers": {{new string('[', 10_000)}}{{new string(']', 10_000)}}}""",
            $$"""{"organization": "school-1", "answers": [{"activity": "scheme", "other": "{{new string('я', 100_000)}}"}]}""",
        ];
        foreach (var body in bodies)
        {
            using var answer = await PostAsync(body);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    private static string Body(string school, string option) =>
        $$"""{"organization": "{{school}}", "answers": [{"activity": "scheme", "options": ["{{option}}"], "other": "своё, с запятой"}]}""";

    private async Task<int> VersionsAsync(string school) =>
        (await app.Running.Http.GetStringAsync(new Uri($"desk/campaigns/direct/organizations/{school}", UriKind.Relative)))
            .Split("<li class=\"panel\">")
            .Length - 1;

    private async Task<HttpResponseMessage> PostAsync(string body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Submissions, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await app.Running.Http.SendAsync(request);
    }

    public sealed class App(AzuriteFixture azurite) : IAsyncLifetime
    {
        public RunningApp Running { get; } = new(azurite);

        public async ValueTask InitializeAsync() =>
            await Running.StartAsync(RepositoryLayout.Find().DefaultSheet, SmallCampaign.WithSchools(5) with { Id = "direct" });

        public ValueTask DisposeAsync() => Running.DisposeAsync();
    }
}
