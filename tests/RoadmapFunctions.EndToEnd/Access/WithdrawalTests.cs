using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Access;

/// <summary>The operator takes back an answer that was sent directly for the wrong school.</summary>
[Collection(nameof(AccessApp))]
public sealed class WithdrawalTests(AccessApp app)
{
    private const string Reason = "введён за другую школу";

    [Fact]
    public async Task A_withdrawn_answer_counts_no_longer_and_the_one_before_counts_again_and_the_school_is_told_why()
    {
        const string School = "school-310";
        var key = await app.KeyOfAsync(School);
        var right = await IdAsync(await app.PostAsync(AccessApp.Body(School, "going"), key));
        var wrong = await IdAsync(await app.PostAsync(AccessApp.Body(School, "ready"), app.Running.Key.Text));

        using var withdrawn = await WithdrawAsync(wrong, $$"""{"reason": "{{Reason}}"}""");
        var receipt = (await withdrawn.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal(HttpStatusCode.OK, withdrawn.StatusCode);
        Assert.Equal((wrong, Reason), ((string)receipt["id"]!, (string)receipt["withdrawn"]!["reason"]!));
        Assert.NotNull(receipt["withdrawn"]!["by"]);

        using var again = await WithdrawAsync(wrong, """{"reason": "другая причина"}""");
        Assert.Equal(receipt.ToJsonString(), (await again.Content.ReadFromJsonAsync<JsonNode>())!.ToJsonString());

        var form = await PageAsync("school", key);
        Assert.Contains("Оператор отозвал ответ", form, StringComparison.Ordinal);
        Assert.Contains($"«{Reason}»", form, StringComparison.Ordinal);
        Assert.Contains("Снова учитывается ответ, полученный раньше", form, StringComparison.Ordinal);
        Assert.Contains($"data-version=\"{right}\"", form, StringComparison.Ordinal);
        Assert.Contains($"Причина: «{Reason}»", await PageAsync($"school/receipts/{wrong}", key), StringComparison.Ordinal);
        Assert.DoesNotContain("отозван", await PageAsync($"school/receipts/{right}", key), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawal_is_undone_and_the_answer_counts_again()
    {
        const string School = "school-313";
        var id = await IdAsync(await app.PostAsync(AccessApp.Body(School, "ready"), app.Running.Key.Text));
        using var withdrawn = await WithdrawAsync(id, $$"""{"reason": "{{Reason}}"}""");
        using var restored = await WithdrawAsync(id, """{"reason": "отозван по ошибке", "undo": true}""");
        Assert.Null((await restored.Content.ReadFromJsonAsync<JsonNode>())!["withdrawn"]);
        Assert.DoesNotContain("отозвал", await PageAsync("school", await app.KeyOfAsync(School)), StringComparison.Ordinal);

        using var anew = await WithdrawAsync(id, """{"reason": "всё же не её"}""");
        Assert.Equal("всё же не её", (string)(await anew.Content.ReadFromJsonAsync<JsonNode>())!["withdrawn"]!["reason"]!);
    }

    [Fact]
    public async Task A_school_whose_only_answer_was_withdrawn_has_not_answered()
    {
        const string School = "school-311";
        var wrong = await IdAsync(await app.PostAsync(AccessApp.Body(School, "ready"), app.Running.Key.Text));
        using var withdrawn = await WithdrawAsync(wrong, $$"""{"reason": "{{Reason}}"}""");
        var progress = await app.Running.GetAsync($"api/campaigns/{AccessApp.Campaign}/progress");
        Assert.Equal(
            "missing",
            (string)progress["organizations"]!.AsArray().Single(each => (string)each!["id"]! == School)!["completeness"]!
        );
        Assert.Contains("Другого ответа у школы нет", await PageAsync("school", await app.KeyOfAsync(School)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"reason": "  "}""")]
    [InlineData("""["введён за другую школу"]""")]
    [InlineData("не JSON")]
    public async Task Without_a_reason_nothing_is_withdrawn(string body)
    {
        var id = await IdAsync(await app.PostAsync(AccessApp.Body("school-312", "ready"), app.Running.Key.Text));
        using var refused = await WithdrawAsync(id, body);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Null((await app.Running.GetAsync($"{AccessApp.Submissions}/{id}"))["withdrawn"]);
    }

    private static async Task<string> IdAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
        }
    }

    private Task<HttpResponseMessage> WithdrawAsync(string id, string body) =>
        app.Running.Http.PostAsync(
            new Uri($"{AccessApp.Submissions}/{id}/withdrawal", UriKind.Relative),
            new StringContent(body, System.Text.Encoding.UTF8, "application/json")
        );

    private async Task<string> PageAsync(string route, string schoolKey)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(route, UriKind.Relative));
        request.Headers.Add("Cookie", $"roadmap-school={schoolKey}");
        using var answer = await app.Open.SendAsync(request);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
