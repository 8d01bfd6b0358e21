using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Access;

/// <summary>What schools may send of themselves, and what comes of it.</summary>
[Collection(nameof(AccessApp))]
public sealed class DirectAnswerTests(AccessApp app)
{
    [Fact]
    public async Task A_direct_answer_is_kept_also_where_the_sheet_says_the_same()
    {
        var key = await app.KeyOfAsync("school-10");
        using var answer = await app.PostAsync(AccessApp.Body("school-10", "ready"), key);
        var card = await app.Running.Http.GetStringAsync(
            new Uri($"desk/campaigns/{AccessApp.Campaign}/organizations/school-10", UriKind.Relative)
        );
        Assert.Equal(2, card.Split("<li class=\"panel\">").Length - 1);
    }

    [Fact]
    public async Task An_answer_with_an_empty_respondent_is_accepted()
    {
        using var answer = await app.PostAsync(
            AccessApp.Body("school-11", "ready").Replace("]}]}", "]}], \"respondent\": {}}", StringComparison.Ordinal),
            app.Running.Key.Text
        );
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_that_was_opened_for_another_school_stores_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("school", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["school"] = $"{AccessApp.Campaign} school-12",
                    ["token"] = "t",
                    ["options.scheme"] = "ready",
                }
            ),
        };
        request.Headers.Add("Cookie", $"roadmap-school={await app.KeyOfAsync("school-13")}");
        var before = await app.StateAsync();
        using var answer = await app.Open.SendAsync(request);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("другой школы", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await app.StateAsync());
    }

    [Fact]
    public async Task H2_two_schools_may_use_the_same_idempotency_key()
    {
        using var one = await app.PostAsync(AccessApp.Body("school-4", "ready"), await app.KeyOfAsync("school-4"), "1");
        using var two = await app.PostAsync(AccessApp.Body("school-5", "ready"), await app.KeyOfAsync("school-5"), "1");
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (one.StatusCode, two.StatusCode));
    }

    [Fact]
    public async Task H8_what_the_server_decides_cannot_be_sent()
    {
        string[] fields = ["submittedAt", "observedAt", "source", "key", "id", "timeliness", "firstReceivedAt", "SubmittedAt", "__proto__"];
        foreach (var field in fields)
        {
            using var answer = await app.PostAsync(
                AccessApp
                    .Body("school-6", "ready")
                    .Replace("{\"organization\"", $"{{\"{field}\": \"2020-01-01T00:00:00Z\", \"organization\"", StringComparison.Ordinal),
                app.Running.Key.Text
            );
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.NotNull((await answer.Content.ReadFromJsonAsync<JsonNode>())!["errors"]![field]);
        }
    }

    [Fact]
    public async Task H9_an_answer_that_is_sent_again_changes_nothing()
    {
        var key = await app.KeyOfAsync("school-7");
        using var first = await app.PostAsync(AccessApp.Body("school-7", "ready"), key);
        var before = await app.StateAsync();
        using var again = await app.PostAsync(AccessApp.Body("school-7", "ready"), key);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(before, await app.StateAsync());
    }
}
