using System.Net;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Access;

/// <summary>Operators with keys of their own, in the running app.</summary>
[Collection(nameof(AccessApp))]
public sealed class PeopleTests(AccessApp app)
{
    [Fact]
    public async Task The_name_of_whoever_acts_stands_in_the_journal_and_a_revoked_key_opens_nothing_at_once()
    {
        var ivanova = await app.AddOperatorAsync("Иванова М.П.");
        using var replaced = await app.SendAsync("post", $"desk/campaigns/{AccessApp.Campaign}/organizations/school-51/link", ivanova.Key);
        Assert.Equal(HttpStatusCode.SeeOther, replaced.StatusCode);
        Assert.Contains("Иванова М.П.;Заменена личная ссылка школы;№ 51;", await app.JournalAsync(), StringComparison.Ordinal);

        var cookie = await SignInAsync(ivanova.Key);
        Assert.Equal(HttpStatusCode.OK, await DeskAsync(cookie));
        await app.ChangeAsync(ivanova.Id, "revoke");
        Assert.Equal(HttpStatusCode.SeeOther, await DeskAsync(cookie));
        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusAsync("api/campaigns", ivanova.Key));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_an_operator_ends_anothers()
    {
        var (left, lost) = (await SignInAsync(app.Running.Key.Text), await SignInAsync(app.Running.Key.Text));
        using var request = AccessApp.Request("post", "sign-out", key: null);
        request.Headers.Add("Cookie", left);
        using var signedOut = await app.Open.SendAsync(request);
        Assert.Equal("/desk/sign-in", signedOut.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.SeeOther, await DeskAsync(left)); // a copy of the cookie
        Assert.Equal(HttpStatusCode.OK, await DeskAsync(lost));

        var id = lost.Split('=')[1].Split('.')[0];
        using var ended = await app.SendAsync("post", $"desk/campaigns/{AccessApp.Campaign}/sessions/{id}", app.Running.Key.Text);
        Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, await DeskAsync(lost));
        using var again = await app.SendAsync("post", $"desk/campaigns/{AccessApp.Campaign}/sessions/{id}", app.Running.Key.Text);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task Of_two_operators_at_one_key_the_second_hears_that_nothing_was_changed()
    {
        var person = await app.AddOperatorAsync("Петрова А.А.");
        var seen = await app.RevisionAsync(person.Id);
        await app.ChangeAsync(person.Id, "replace");
        using var late = await app.PostFormAsync(
            $"desk/campaigns/{AccessApp.Campaign}/people/{person.Id}",
            ("action", "revoke"),
            ("revision", seen)
        );
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("изменил другой оператор", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusAsync("api/campaigns", person.Key));
    }

    [Theory]
    [InlineData("operator", "", "", "впишите имя")]
    [InlineData("reader", "<script>alert(1)</script>", "вчера", "выберите последний день")]
    [InlineData("boss", "Иванова", "", "выберите, кому он нужен")]
    public async Task What_is_filled_in_wrongly_makes_no_key_and_comes_back_with_a_sentence(
        string role,
        string name,
        string until,
        string problem
    )
    {
        using var answer = await app.PostFormAsync(
            $"desk/campaigns/{AccessApp.Campaign}/people",
            ("role", role),
            ("name", name),
            ("until", until)
        );
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(problem, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    private async Task<string> SignInAsync(string key)
    {
        using var form = new FormUrlEncodedContent([new("key", key)]);
        using var answer = await app.Open.PostAsync(new Uri("desk/sign-in", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    private async Task<HttpStatusCode> DeskAsync(string cookie)
    {
        using var request = AccessApp.Request("get", $"desk/campaigns/{AccessApp.Campaign}/journal", key: null);
        request.Headers.Add("Cookie", cookie);
        using var answer = await app.Open.SendAsync(request);
        return answer.StatusCode;
    }
}
