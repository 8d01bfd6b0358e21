using System.Net;
using System.Text.Json.Nodes;
using RoadmapFunctions.EndToEnd.Access;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Api;

/// <summary>The work with answers by a program: the same decisions as on the desk, each about exactly what was read.</summary>
[Collection(nameof(AccessApp))]
public sealed class ReviewApiTests(AccessApp app)
{
    private readonly ApiProgram program = new(app);

    [Fact]
    public async Task An_answer_is_read_returned_mended_read_again_and_accepted_and_the_journal_has_each_step()
    {
        const string School = "school-320";
        await AnswerAsync(School, "беседуем с родителями");
        var waiting = (await program.SucceedAsync("ListUnreadAnswers", "reading"))
            .AsArray()
            .Single(each => (string)each!["organization"]! == School)!;
        var unread = waiting["activities"]!.AsArray().Single()!;
        Assert.Equal("беседуем с родителями", (string)unread["other"]!);

        await RefuseAsync(
            School,
            "есть непрочитанное",
            new
            {
                act = "accept",
                seen = 0,
                submission = (string)waiting["submission"]!,
            }
        );
        var read = await DecideAsync(School, Assess((string)unread["answerSha256"]!, seen: 0));
        Assert.Equal(("read", 1), ((string)read["state"]!, (int)read["seen"]!));
        var returned = await DecideAsync(
            School,
            new
            {
                act = "return",
                seen = 1,
                submission = (string)read["submission"]!,
                activity = "scheme",
                comment = "Уточните, с кем.",
            }
        );
        Assert.Equal("returned", (string)returned["state"]!);
        Assert.Contains("Уточните, с кем.", await SchoolsPageAsync(School), StringComparison.Ordinal);

        await AnswerAsync(School, "беседуем с родителями пятых классов");
        var back = await program.SucceedAsync("GetReview", $"reading/{School}");
        var seen = (int)back["seen"]!;
        var answer = back["activities"]!.AsArray().Single()!;
        Assert.True((bool)answer["unread"]!);
        await RefuseAsync(School, "сейчас не учитывается", Assess((string)unread["answerSha256"]!, seen)); // of the version before
        await RefuseAsync(
            School,
            "сейчас не учитывается",
            new
            {
                act = "accept",
                seen,
                submission = (string)waiting["submission"]!,
            }
        );
        Assert.Equal(seen, (int)(await program.SucceedAsync("GetReview", $"reading/{School}"))["seen"]!);

        await DecideAsync(School, Assess((string)answer["answerSha256"]!, seen));
        var accepted = await program.SucceedAsync("AcceptReadAnswers", "reading", string.Empty);
        Assert.True((int)accepted["accepted"]! >= 1);
        Assert.Equal("accepted", (string)(await program.SucceedAsync("GetReview", $"reading/{School}"))["state"]!);
        var journal = await app.JournalAsync();
        Assert.All(
            [
                ";оператор;Прочитан и оценён ответ школы;№ 320;мероприятие 1",
                ";оператор;Ответ возвращён школе;№ 320;мероприятие 1",
                ";оператор;Приняты все прочитанные ответы;;",
            ],
            line => Assert.Contains(line, journal, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_the_second_hears_the_words_of_the_first_and_may_insist()
    {
        const string School = "school-321";
        await AnswerAsync(School, "по плану");
        var sha = await DigestAsync(School);
        var ivanova = new ApiProgram(app, (await app.AddOperatorAsync("Иванова И.И.")).Key);
        await ivanova.SucceedAsync("ReviewAnswer", $"reading/{School}", Assess(sha, seen: 0, "Это только план."));
        await RefuseAsync(School, "Иванова И.И.", Assess(sha, seen: 0, "Готово."));
        await RefuseAsync(School, "Это только план.", Assess(sha, seen: 0, "Готово."));
        await RefuseAsync(School, "с seen: 1", Assess(sha, seen: 0, "Готово."));
        await RefuseAsync(School, "решения с таким номером нет", Assess(sha, seen: 999, "Готово."));
        await RefuseAsync(School, "решения с таким номером нет", Assess(sha, seen: -1, "Готово."));
        var insisted = await DecideAsync(School, Assess(sha, seen: 1, "Готово."));
        Assert.Equal(["Это только план.", "Готово."], insisted["decisions"]!.AsArray().Select(each => (string)each!["comment"]!));
        var again = await DecideAsync(School, Assess(sha, seen: 1, "Готово."));
        Assert.Equal(2, (int)again["seen"]!); // sent twice
    }

    [Fact]
    public async Task A_decision_about_a_withdrawn_answer_is_refused_and_leaves_nothing()
    {
        const string School = "school-322";
        var id = await AnswerAsync(School, "чужой ответ");
        var sha = await DigestAsync(School);
        await program.SucceedAsync("WithdrawSubmission", $"submissions/{id}/withdrawal", new { reason = "введён за другую школу" });
        await RefuseAsync(School, "сейчас не учитывается", Assess(sha, seen: 0));
        await RefuseAsync(
            School,
            "сейчас не учитывается",
            new
            {
                act = "return",
                seen = 0,
                submission = id,
                comment = "Исправьте.",
            }
        );
        await RefuseAsync(
            School,
            "сейчас не учитывается",
            new
            {
                act = "accept",
                seen = 0,
                submission = id,
            }
        );
        Assert.Empty((await program.SucceedAsync("GetReview", $"reading/{School}"))["decisions"]!.AsArray());
    }

    [Fact]
    public async Task A_term_is_extended_with_a_paper_and_taken_back_and_no_school_is_exempt_without_one()
    {
        const string School = "school-323";
        await program.RefuseAsync(
            HttpStatusCode.BadRequest,
            "Новый срок должен быть позже",
            "ReviewAnswer",
            $"reading/{School}",
            new
            {
                act = "extend",
                seen = 0,
                until = "2021-01-29",
                reason = "карантин",
                document = "письмо № 12",
            }
        );
        await program.RefuseAsync(
            HttpStatusCode.BadRequest,
            "причину и документ",
            "ReviewAnswer",
            $"reading/{School}",
            new
            {
                act = "exempt",
                seen = 0,
                reason = "закрыта",
                document = " \u0000 ",
            }
        );
        await DecideAsync(
            School,
            new
            {
                act = "extend",
                seen = 0,
                until = "2021-02-05",
                reason = "карантин",
                document = "письмо № 12",
            }
        );
        Assert.Equal("2021-02-05", (string?)(await ProgressOfAsync(School))["extendedUntil"]);
        await DecideAsync(
            School,
            new
            {
                act = "exempt",
                seen = 1,
                reason = "реорганизация",
                document = "приказ № 3",
            }
        );
        Assert.Equal("not-expected", (string?)(await ProgressOfAsync(School))["completeness"]);
        var usual = await DecideAsync(
            School,
            new
            {
                act = "usual-terms",
                seen = 2,
                reason = "ошибка",
            }
        );
        Assert.Equal("missing", (string?)(await ProgressOfAsync(School))["completeness"]);
        Assert.Equal(["extend", "exempt", "usual-terms"], usual["decisions"]!.AsArray().Select(each => (string)each!["act"]!));
    }

    public static TheoryData<string> Hostile =>
        [
            string.Empty,
            "null",
            "[]",
            "{}",
            "не JSON",
            """{"act": "delete", "seen": 0}""",
            """{"seen": 0, "submission": "x"}""",
            """{"act": "accept", "submission": "x"}""",
            """{"act": "accept", "seen": "0", "submission": "x"}""",
            """{"act": "accept", "seen": 0, "submission": null}""",
            """{"act": "accept", "seen": 0, "submission": "x", "by": "Иванова"}""",
            """{"act": "assess", "seen": 0, "activity": "scheme", "answerSha256": "x", "level": "excellent"}""",
            """{"act": "assess", "seen": 0, "activity": "scheme", "answerSha256": "x", "level": "done", "links": [null]}""",
            """{"act": "extend", "seen": 0, "until": "скоро", "reason": "карантин", "document": "письмо"}""",
            new string('[', 30_000),
        ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_body_that_is_not_described_is_refused_with_the_place_at_fault(string body)
    {
        var (status, problem) = await program.CallAsync("ReviewAnswer", "reading/school-324", body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("Ничего не изменено", (string)problem!["detail"]!, StringComparison.Ordinal);
        Assert.Single(problem["errors"]!.AsObject());
        Assert.Empty((await program.SucceedAsync("GetReview", "reading/school-324"))["decisions"]!.AsArray());
    }

    [Fact]
    public async Task A_comment_of_thirty_thousand_characters_is_refused_with_a_sentence()
    {
        await AnswerAsync("school-325", "по плану");
        await program.RefuseAsync(
            HttpStatusCode.BadRequest,
            "Слишком длинно",
            "ReviewAnswer",
            "reading/school-325",
            Assess(await DigestAsync("school-325"), seen: 0, new string('ж', 30_000))
        );
    }

    private static object Assess(string sha, int seen, string comment = "") =>
        new
        {
            act = "assess",
            seen,
            activity = "scheme",
            answerSha256 = sha,
            level = "done",
            comment,
        };

    private Task<JsonNode> DecideAsync(string school, object decision) =>
        program.SucceedAsync("ReviewAnswer", $"reading/{school}", decision);

    private Task RefuseAsync(string school, string sentence, object decision) =>
        program.RefuseAsync(HttpStatusCode.Conflict, sentence, "ReviewAnswer", $"reading/{school}", decision);

    private async Task<string> DigestAsync(string school) =>
        (string)(await program.SucceedAsync("GetReview", $"reading/{school}"))["activities"]!.AsArray().Single()!["answerSha256"]!;

    private async Task<JsonNode> ProgressOfAsync(string school) =>
        (await program.SucceedAsync("GetProgress", "progress"))["organizations"]!.AsArray().Single(each => (string)each!["id"]! == school)!;

    private async Task<string> AnswerAsync(string school, string words)
    {
        using var answer = await app.PostAsync(
            $$"""{"organization": "{{school}}", "answers": [{"activity": "scheme", "other": "{{words}}"}]}""",
            app.Running.Key.Text
        );
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!;
    }

    private async Task<string> SchoolsPageAsync(string school)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("school", UriKind.Relative));
        request.Headers.Add("Cookie", $"roadmap-school={await app.KeyOfAsync(school)}");
        using var answer = await app.Open.SendAsync(request);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
