using System.Net;
using System.Text.Json.Nodes;
using RoadmapFunctions.EndToEnd.Access;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Api;

/// <summary>People, the analyst's words and erasure by a program, as on the desk.</summary>
[Collection(nameof(AccessApp))]
public sealed class StaffApiTests(AccessApp app)
{
    private readonly ApiProgram program = new(app);

    [Fact]
    public async Task A_program_can_make_replace_and_revoke_a_readers_key()
    {
        await app.EnsureEditionAsync();
        const string Name = "Комитет из программы";
        var made = await program.SucceedAsync(
            "AddPerson",
            "people",
            new
            {
                role = "reader",
                name = Name,
                until = "2021-12-31",
            }
        );
        var (id, key) = ((string)made["id"]!, (string)made["key"]!);
        Assert.EndsWith($"/reader#{key}", (string)made["link"]!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(key));

        var listed = await program.SucceedAsync("ListPeople", "people");
        Assert.Equal(Name, (string)listed.AsArray().Single(each => (string)each!["id"]! == id)!["name"]!);
        Assert.DoesNotContain(key.Split('.')[^1], listed.ToJsonString(), StringComparison.Ordinal);
        var seen = await RevisionAsync(id);
        var replaced = await program.SucceedAsync("ChangePerson", $"people/{id}", new { act = "replace", revision = seen });
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(key));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync((string)replaced["key"]!));

        await program.RefuseAsync(
            HttpStatusCode.Conflict,
            "изменил другой оператор",
            "ChangePerson",
            $"people/{id}",
            new { act = "revoke", revision = seen }
        );
        Assert.Equal(HttpStatusCode.OK, await StatusAsync((string)replaced["key"]!));
        var (status, _) = await program.CallAsync(
            "ChangePerson",
            $"people/{id}",
            new { act = "revoke", revision = await RevisionAsync(id) }
        );
        Assert.Equal(HttpStatusCode.NoContent, status);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync((string)replaced["key"]!));
        await program.RefuseAsync(
            HttpStatusCode.NotFound,
            "уже отозван",
            "ChangePerson",
            $"people/{id}",
            new { act = "replace", revision = "x" }
        );
        var journal = await app.JournalAsync();
        Assert.All(
            ["Создана ссылка читателя", "Заменена ссылка читателя", "Отозвана ссылка читателя"],
            act => Assert.Single(journal.Split('\n'), line => line.Contains($"{act};;{Name}", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("""{"role": "boss", "name": "Иванова"}""", "выберите, кому он нужен")]
    [InlineData("""{"role": "operator", "name": " "}""", "впишите имя")]
    [InlineData("""{"role": "operator", "name": "\u200b\u2060"}""", "впишите имя")]
    [InlineData("""{"role": "operator", "name": "Иванова", "until": "2021-12-31"}""", "последнего дня не имеет")]
    [InlineData("""{"role": "reader", "name": "Комитет"}""", "выберите последний день")]
    [InlineData("""{"role": "reader", "name": "Комитет", "until": "2021-01-28"}""", "уже прошёл")]
    [InlineData("""{"role": "reader", "name": "Комитет", "until": "2041-01-28"}""", "дольше 5 лет")]
    public async Task A_key_needs_a_role_a_name_and_a_valid_last_day(string body, string sentence) =>
        await program.RefuseAsync(HttpStatusCode.BadRequest, sentence, "AddPerson", "people", body);

    [Fact]
    public async Task Words_of_the_analyst_have_versions_and_nobody_overrides_them_unseen()
    {
        const string Place = "activity-trainings";
        var first = await WriteAsync(Place, 0, "Тренинги прошли везде.");
        Assert.Equal(1, SeenAt(first, Place));
        await program.RefuseAsync(
            HttpStatusCode.Conflict,
            "изменил другой сотрудник",
            "WriteAnalysis",
            "analysis",
            new
            {
                place = Place,
                seen = 0,
                text = "Тренинги прошли не везде.",
            }
        );
        Assert.Equal(2, SeenAt(await WriteAsync(Place, 1, "Тренинги прошли не везде."), Place));
        await program.RefuseAsync(
            HttpStatusCode.BadRequest,
            "Сократите его",
            "WriteAnalysis",
            "analysis",
            new
            {
                place = Place,
                seen = 2,
                text = new string('x', 10_001),
            }
        );
        await program.RefuseAsync(
            HttpStatusCode.BadRequest,
            "activity-trainings",
            "WriteAnalysis",
            "analysis",
            new
            {
                place = "activity-nothing",
                seen = 0,
                text = "x",
            }
        );
        await program.RefuseAsync(
            HttpStatusCode.Conflict,
            "Прочитайте их",
            "WriteAnalysis",
            "analysis",
            new
            {
                place = Place,
                seen = int.MaxValue,
                text = "x",
            }
        );
        var stands = (await program.SucceedAsync("GetAnalysis", "analysis")).AsArray().Single(each => (string)each!["place"]! == Place)![
            "versions"
        ]!.AsArray();
        Assert.Equal(["Тренинги прошли везде.", "Тренинги прошли не везде."], stands.Select(each => (string)each!["text"]!));
        Assert.Contains($";Записаны слова аналитика;;мероприятие ", await app.JournalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_and_a_text_are_found_erased_once_and_the_acts_say_so()
    {
        const string Data = "organizations/school-330/personal-data";
        using var written = await app.PostAsync(
            """
            {"organization": "school-330", "answers": [{"activity": "goals", "options": ["set"], "other": "обращаться к Иванова М.П."}],
             "respondent": {"name": "Канарейкина", "post": "завуч"} }
            """,
            app.Running.Key.Text
        );
        Assert.Equal(HttpStatusCode.Created, written.StatusCode);
        var kept = await program.SucceedAsync("GetPersonalData", Data);
        Assert.Equal("Канарейкина", (string)kept["respondents"]!.AsArray().Single()!["name"]!);
        var words = kept["words"]!.AsArray().Single()!;
        Assert.Equal(["name"], words["traces"]!.AsArray().Select(trace => (string)trace!));

        var erasing = new
        {
            what = "words",
            activity = "goals",
            digest = (string)words["digest"]!,
            basis = "заявление от 29.01.2021",
        };
        var act = await program.SucceedAsync("ErasePersonalData", Data, erasing);
        Assert.Equal(("school-330", "goals", 1), ((string)act["organization"]!, (string)act["activity"]!, (int)act["changed"]!));
        await program.RefuseAsync(HttpStatusCode.Conflict, "уже стёрли", "ErasePersonalData", Data, erasing);
        var respondent = new { what = "respondent", basis = "заявление от 29.01.2021" };
        await program.SucceedAsync("ErasePersonalData", Data, respondent);
        await program.RefuseAsync(HttpStatusCode.Conflict, "уже стёрли", "ErasePersonalData", Data, respondent);
        await program.RefuseAsync(
            HttpStatusCode.BadRequest,
            "назовите основание",
            "ErasePersonalData",
            Data,
            new { what = "respondent", basis = " " }
        );

        var left = await program.SucceedAsync("GetPersonalData", Data);
        Assert.Empty(left["respondents"]!.AsArray().Concat(left["words"]!.AsArray()));
        var acts = (await program.SucceedAsync("ListErasures", "erasures")).AsArray();
        Assert.Equal(2, acts.Count(each => (string?)each!["organization"] == "school-330"));
        var journal = await app.JournalAsync();
        Assert.Equal(1, journal.Split("Стёрт текст своего ответа;№ 330").Length - 1);
        Assert.Equal(1, journal.Split("Стёрты имя и должность ответившего;№ 330").Length - 1);
        Assert.Contains(";Открыты персональные данные школы;№ 330;", journal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_in_a_browser_is_listed_and_ended_from_afar()
    {
        var (key, _) = await app.AddOperatorAsync("Сеансова С.С.");
        using var form = new FormUrlEncodedContent([new("key", key)]);
        using var signedIn = await app.Open.PostAsync(new Uri("desk/sign-in", UriKind.Relative), form);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        Assert.Equal(HttpStatusCode.OK, await DeskAsync(cookie));
        var session = (await program.SucceedAsync("ListSessions", "sessions"))
            .AsArray()
            .Single(each => (string)each!["name"]! == "Сеансова С.С.")!;
        var (status, _) = await program.CallAsync("EndSession", $"sessions/{(string)session["id"]!}");
        Assert.Equal(HttpStatusCode.NoContent, status);
        Assert.NotEqual(HttpStatusCode.OK, await DeskAsync(cookie));
        (status, _) = await program.CallAsync("EndSession", $"sessions/{(string)session["id"]!}");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains(";Завершён сеанс;;Сеансова С.С.", await app.JournalAsync(), StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> DeskAsync(string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"desk/campaigns/{AccessApp.Campaign}", UriKind.Relative));
        request.Headers.Add("Cookie", cookie);
        using var answer = await app.Open.SendAsync(request);
        return answer.StatusCode;
    }

    private Task<HttpStatusCode> StatusAsync(string key) => app.StatusAsync($"api/campaigns/{AccessApp.Campaign}/editions", key);

    private async Task<string> RevisionAsync(string id) =>
        (string)(await program.SucceedAsync("ListPeople", "people")).AsArray().Single(each => (string)each!["id"]! == id)!["revision"]!;

    private Task<JsonNode> WriteAsync(string place, int seen, string text) =>
        program.SucceedAsync(
            "WriteAnalysis",
            "analysis",
            new
            {
                place,
                seen,
                text,
            }
        );

    private static int SeenAt(JsonNode places, string place) =>
        (int)places.AsArray().Single(each => (string)each!["place"]! == place)!["seen"]!;
}
