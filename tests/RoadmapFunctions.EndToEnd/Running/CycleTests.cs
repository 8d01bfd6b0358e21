using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using RoadmapFunctions.LocalHost.CommandLine;
using RoadmapFunctions.Reporting.Editions;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Running;

/// <summary>The built worker process over the real protocol, with the sample sheet of the first campaign.</summary>
[Collection(nameof(CycleApp))]
public sealed class CycleTests(CycleApp cycle)
{
    private readonly RunningApp app = cycle.Running;

    private const string Campaign = "api/campaigns/tomsk-roadmap-2020-2021-h1";

    [Fact]
    public async Task The_sample_sheet_gives_the_numbers_that_were_counted_by_hand()
    {
        var progress = await app.GetAsync($"{Campaign}/progress");
        Assert.Equal(
            "expected 7, received 5, complete 4, partial 1, missing 2, onTime 4, late 1, corrected 2, "
                + "unread 8, returned 0, accepted 0, quarantined 2",
            string.Join(
                ", ",
                progress.AsObject().Where(property => property.Value is JsonValue).Select(property => $"{property.Key} {property.Value}")
            )
        );
        Assert.Equal(
            [
                "sosh-5 complete on-time",
                "sosh-11 complete on-time",
                "sosh-28 complete on-time",
                "sosh-41 partial late",
                "sosh-44 missing ",
                "oosh-38 missing ",
                "oosh-66 complete on-time",
            ],
            progress["organizations"]!.AsArray().Select(school => $"{school!["id"]} {school["completeness"]} {school["timeliness"]}")
        );
        Assert.Equal(
            ["oosh-38"],
            progress["quarantine"]!.AsArray().Select(row => (string?)row!["suggestedOrganizationId"]).OfType<string>()
        );
    }

    [Fact]
    public async Task Both_due_milestones_have_an_edition_and_every_file_of_it_downloads()
    {
        var editions = (await app.GetAsync($"{Campaign}/editions")).AsArray();
        Assert.Equal(["report", "summary"], editions.Select(edition => (string?)edition!["milestoneId"]));
        foreach (
            var file in editions.SelectMany(edition =>
                edition!["files"]!.AsArray().Select(file => $"{edition["number"]}/files/{file!["name"]}")
            )
        )
        {
            using var answer = await app.Http.GetAsync(new Uri($"{Campaign}/editions/{file}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.All(
                ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action"],
                directive => Assert.Contains(directive, policy, StringComparison.Ordinal)
            );
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Contains(
                "filename*=UTF-8''",
                answer.Content.Headers.GetValues("Content-Disposition").Single(),
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_stored_edition_is_verified_with_its_neighbour(int number)
    {
        var result = await app.GetAsync($"{Campaign}/editions/{number}/verification");
        Assert.Equal((number, true), ((int)result["edition"]!, (bool)result["whole"]!));
        Assert.Empty(result["differences"]!.AsArray());
    }

    [Theory]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("csv", "text/csv")]
    [InlineData("json", "application/json")]
    [InlineData("html", "text/html")]
    [InlineData("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    public async Task X9_the_summary_downloads_in_each_format(string format, string type)
    {
        using var newest = await app.Http.GetAsync(new Uri($"{Campaign}/summary?format={format}", UriKind.Relative));
        using var first = await app.Http.GetAsync(new Uri($"{Campaign}/summary?format={format}&edition=1", UriKind.Relative));
        Assert.Equal(type, newest.Content.Headers.ContentType!.MediaType);
        Assert.Contains("2", newest.Content.Headers.ContentDisposition!.FileNameStar!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);

        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri($"{Campaign}/summary?format={format}", UriKind.Relative));
        again.Headers.IfNoneMatch.Add(newest.Headers.ETag!);
        using var unchanged = await app.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task The_operator_renames_a_group_of_own_words_and_a_mistake_changes_nothing()
    {
        const string text = "проведены собеседования с учителями, родителями, классными руководителями";
        using var right = await PutAsync(
            $$"""{"activities": [{"activity": "causes", "groups": [{"name": "Собеседования", "groupsOf": ["{{text}}"]}]}]}"""
        );
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        using var wrong = await PutAsync("""{"activities": [{"activity": "cause", "groups": []}]}""");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains(
            "мероприятия «cause» в кампании нет",
            (string)(await wrong.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!["$.activities[0].activity"]![0]!,
            StringComparison.Ordinal
        );

        var groups = (await app.GetAsync($"{Campaign}/own-words"))["activities"]!
            .AsArray()
            .Single(activity => (string?)activity!["activity"] == "causes")!["groups"]!.AsArray();
        Assert.Equal(text, (string?)groups.Single(group => (string?)group!["name"] == "Собеседования")!["texts"]![0]!["text"]);

        async Task<HttpResponseMessage> PutAsync(string json)
        {
            using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
            return await app.Http.PutAsync(new Uri($"{Campaign}/own-words", UriKind.Relative), body);
        }
    }

    [Theory]
    [InlineData("api/campaigns/nowhere/own-words", 404)]
    [InlineData("api/campaigns/nowhere/progress", 404)]
    [InlineData($"{Campaign}/editions/9/files/report.docx", 404)]
    [InlineData($"{Campaign}/editions/1/files/..%2F..%2Fsecret", 404)]
    [InlineData($"{Campaign}/editions/1/files/nothing.docx", 404)]
    [InlineData($"{Campaign}/editions/9/verification", 404)]
    [InlineData($"{Campaign}/summary?edition=9", 404)]
    [InlineData($"{Campaign}/summary?edition=-1", 400)]
    [InlineData($"{Campaign}/summary?edition=99999999999999", 400)]
    [InlineData($"{Campaign}/summary?format=exe", 400)]
    public async Task What_is_not_there_or_not_understood_is_a_problem_in_Russian(string address, int status)
    {
        using var answer = await app.Http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Matches("[а-я]", (string)problem["detail"]!);
        Assert.NotEmpty((string)problem["traceId"]!);
    }

    [Fact]
    public async Task Health_is_open_and_well_after_the_cycle()
    {
        using var answer = await app.Http.GetAsync(new Uri("api/health/ready", UriKind.Relative));
        Assert.Empty((await answer.Content.ReadFromJsonAsync<JsonNode>())!["problems"]!.AsArray());

        using var stranger = new HttpClient { BaseAddress = app.Http.BaseAddress };
        using var told = await stranger.GetAsync(new Uri("api/health/ready", UriKind.Relative));
        Assert.Matches("""^{"healthy":true}$""", await told.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_probe_learns_without_a_key_which_program_runs() =>
        Assert.Equal(Edition.RunningProgramVersion, (string?)(await app.GetAsync("api/health/live"))["version"]);

    [Fact]
    public async Task A_campaign_with_a_mistake_stops_the_app_with_a_sentence()
    {
        var folder = Directory.CreateTempSubdirectory("roadmap-campaign-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "next.json"), """{"id": "next"}""");
        await using var broken = new RunningApp(app.Azurite);
        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            broken.StartAsync(RepositoryLayout.Find().DefaultSheet, folder.FullName)
        );
        Assert.Contains("next.json нельзя использовать", failure.ToString(), StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }
}
