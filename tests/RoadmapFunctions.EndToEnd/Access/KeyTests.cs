using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Access;

/// <summary>What the link of a school and the key of a form's script open, and what they do not.</summary>
[Collection(nameof(AccessApp))]
public sealed class KeyTests(AccessApp app)
{
    [Fact]
    public async Task The_key_header_outranks_the_bearer_token()
    {
        foreach (
            var (key, bearer, expected) in new[]
            {
                (app.Running.Key.Text, null, HttpStatusCode.OK),
                (app.Running.Key.Text, "a token of somebody else's", HttpStatusCode.OK),
                ("wrong", app.Running.Key.Text, HttpStatusCode.Unauthorized),
            }
        )
        {
            using var request = AccessApp.Request("get", "api/campaigns", bearer);
            request.Headers.Add("X-Roadmap-Key", key);
            using var answer = await app.Open.SendAsync(request);
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    [Fact]
    public async Task X6_a_school_writes_and_reads_its_own_answers_only()
    {
        var (own, other) = (await app.KeyOfAsync("school-1"), await app.KeyOfAsync("school-2"));
        using var written = await app.PostAsync(AccessApp.Body("school-1", "ready"), own);
        Assert.Equal(HttpStatusCode.Created, written.StatusCode);
        using var foreign = await app.PostAsync(AccessApp.Body("school-1", "going"), other);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);

        var receipt = written.Headers.Location!.OriginalString.TrimStart('/');
        Assert.Equal(HttpStatusCode.OK, await app.StatusAsync(receipt, own));
        Assert.Equal(HttpStatusCode.NotFound, await app.StatusAsync(receipt, other));
        Assert.Equal(
            HttpStatusCode.NotFound,
            await app.StatusAsync(
                receipt.Replace("api/campaigns/" + AccessApp.Campaign, "school/receipts", StringComparison.Ordinal),
                other
            )
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            await app.StatusAsync(receipt.Replace(AccessApp.Campaign, "elsewhere", StringComparison.Ordinal), own)
        );
    }

    [Fact]
    public async Task X6_a_link_that_was_replaced_opens_nothing_and_a_cookie_made_of_it_neither()
    {
        var old = await app.KeyOfAsync("school-3");
        using var replaced = await app.SendAsync(
            "post",
            $"desk/campaigns/{AccessApp.Campaign}/organizations/school-3/link",
            app.Running.Key.Text
        );
        Assert.Equal(HttpStatusCode.SeeOther, replaced.StatusCode);
        using var posted = await app.PostAsync(AccessApp.Body("school-3", "ready"), old);
        Assert.Equal(HttpStatusCode.Unauthorized, posted.StatusCode);

        using var request = AccessApp.Request("get", "school/receipts/any", key: null);
        request.Headers.Add("Cookie", $"roadmap-school={old}");
        using var answer = await app.Open.SendAsync(request);
        Assert.Equal("/school", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task X6_a_script_key_syncs_its_own_campaign_and_sees_only_counts()
    {
        var key = await app.FormKeyAsync();
        using var asked = await app.SendAsync("post", $"api/campaigns/{AccessApp.Campaign}/sync", key);
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        Assert.Equal((null, string.Empty), (asked.Headers.Location, await asked.Content.ReadAsStringAsync()));
        using var synced = await app.SendAsync("post", $"api/campaigns/{AccessApp.Campaign}/sync?wait=120", key);
        Assert.Equal(HttpStatusCode.OK, synced.StatusCode);
        Assert.All(
            (await synced.Content.ReadFromJsonAsync<JsonNode>())!.AsObject(),
            count => Assert.IsType<int>(count.Value!.GetValue<int>())
        );
        using var neighbour = await app.SendAsync("post", $"api/campaigns/{AccessApp.Neighbour}/sync", key);
        Assert.Equal(HttpStatusCode.NotFound, neighbour.StatusCode);
        using var unknown = await app.SendAsync("post", "api/campaigns/nowhere/sync", key);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var accepting = await app.SendAsync("post", $"api/campaigns/{AccessApp.Campaign}/sync?acceptDisappearance=true", key);
        Assert.Equal(HttpStatusCode.Forbidden, accepting.StatusCode);

        using var cookies = AccessApp.Request("get", $"desk/campaigns/{AccessApp.Campaign}", key: null);
        cookies.Headers.Add("Cookie", $"roadmap-staff={key}; roadmap-school={key}");
        using var desk = await app.Open.SendAsync(cookies);
        Assert.StartsWith("/desk/sign-in", desk.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task X6_a_key_of_a_forms_script_that_was_replaced_opens_nothing_and_the_schools_links_stay()
    {
        var (old, link) = (await app.FormKeyAsync(), await app.KeyOfAsync("school-9"));
        using var replaced = await app.SendAsync("post", $"desk/campaigns/{AccessApp.Campaign}/sync-key", app.Running.Key.Text);
        Assert.Equal($"/desk/campaigns/{AccessApp.Campaign}/google-form", replaced.Headers.Location!.OriginalString);
        using var refused = await app.SendAsync("post", $"api/campaigns/{AccessApp.Campaign}/sync", old);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        using var good = await app.SendAsync("post", $"api/campaigns/{AccessApp.Campaign}/sync?wait=120", await app.FormKeyAsync());
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        Assert.Equal(link, await app.KeyOfAsync("school-9"));
    }
}
