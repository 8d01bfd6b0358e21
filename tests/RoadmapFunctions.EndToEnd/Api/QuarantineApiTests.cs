using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Api;

/// <summary>Rows that wait, decided by a program as on the desk.</summary>
public sealed class QuarantineApiTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Now = new(2021, 1, 29, 10, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public async Task A_program_can_assign_return_and_dismiss_a_quarantined_row()
    {
        var campaign = SmallCampaign.WithSchools(2) with { Id = "quarantine-api" };
        using var sheet = new RecordedSheetFile(campaign).Write(["2021-01-28 12:00:00", "Школа при музее", "Разработана"]);
        await using var app = new RunningApp(azurite);
        await app.StartAsync(sheet.Path, campaign, Now);
        var program = new ApiProgram(app.Http, campaign.Id, app.Key.Text);
        await program.SucceedAsync("SyncSheet", "sync?wait=120");
        var row = await RowAsync(program);
        Assert.True((bool)row["open"]!);
        Assert.Contains("Школа при музее", row["cells"]!.AsArray().Select(cell => (string)cell!["text"]!));

        Assert.Equal("Школа при музее", (string)row["cells"]!.AsArray()[0]!["text"]!); // the doubtful cell first
        var assigned = await DecideAsync(program, row, new { act = "assign", organization = "school-1" });
        Assert.Equal(("school-1", "оператор"), ((string)assigned["assignedOrganizationId"]!, (string)assigned["decidedBy"]!));
        Assert.Equal(1, (int)(await program.SucceedAsync("SyncSheet", "sync?wait=120"))["new"]!);
        await program.RefuseAsync(
            HttpStatusCode.Conflict,
            "тем временем изменил",
            "DecideQuarantine",
            $"quarantine/{(string)row["key"]!}",
            new
            {
                act = "dismiss",
                revision = (string)row["revision"]!,
                reason = "проверка формы",
            }
        );

        await DecideAsync(program, await RowAsync(program), new { act = "return" });
        Assert.Equal(1, (int)(await program.SucceedAsync("SyncSheet", "sync?wait=120"))["withdrawn"]!);
        await DecideAsync(
            program,
            await RowAsync(program),
            new
            {
                act = "assign",
                organization = "school-1",
                learn = true,
            }
        );
        var names = (await program.SucceedAsync("GetCampaign", string.Empty))["organizations"]!.AsArray()[0]!["aliases"]!.AsArray();
        Assert.Contains("Школа при музее", names.Select(name => (string)name!));
        await DecideAsync(program, await RowAsync(program), new { act = "return" });
        var aside = await DecideAsync(program, await RowAsync(program), new { act = "dismiss", reason = " проверка формы " });
        Assert.Equal((false, "проверка формы"), ((bool)aside["open"]!, (string)aside["dismissedBecause"]!));
        Assert.Empty((await program.SucceedAsync("GetProgress", "progress"))["quarantine"]!.AsArray());
        var journal = await program.SucceedAsync("GetJournal", "journal");
        Assert.Equal(
            ["row-dismissed", "row-returned", "row-assigned", "row-returned", "row-assigned"],
            journal.AsArray().Select(entry => (string)entry!["act"]!).Where(act => act.StartsWith("row-", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task An_answer_whose_row_was_deleted_is_named_and_judged_once()
    {
        var campaign = SmallCampaign.WithSchools(2) with { Id = "ownership-api" };
        using var sheet = new RecordedSheetFile(campaign);
        sheet.Write(["2021-01-28 12:00:00", "Школа № 1", "Разработана"], ["2021-01-28 12:01:00", "Школа № 2", "Разработана"]);
        await using var app = new RunningApp(azurite);
        await app.StartAsync(sheet.Path, campaign, Now);
        var program = new ApiProgram(app.Http, campaign.Id, app.Key.Text);
        await program.SucceedAsync("SyncSheet", "sync?wait=120");
        sheet.Write(["2021-01-28 12:01:00", "Школа № 2", "Разработана"]);
        await program.SucceedAsync("SyncSheet", "sync?acceptDisappearance=true&wait=120");
        Assert.Equal(["school-1"], await InDoubtAsync(program));

        var (status, _) = await program.CallAsync("DecideOwnership", "organizations/school-1/ownership", new { schoolsOwn = true });
        Assert.Equal(HttpStatusCode.NoContent, status);
        Assert.Empty(await InDoubtAsync(program));
        await program.RefuseAsync(
            HttpStatusCode.Conflict,
            "о котором ещё не решено",
            "DecideOwnership",
            "organizations/school-1/ownership",
            new { schoolsOwn = false }
        );

        (status, _) = await program.CallAsync(
            "DecideOwnership",
            "organizations/school-1/ownership",
            new { schoolsOwn = false, again = true }
        );
        Assert.Equal(HttpStatusCode.NoContent, status);
        await program.RefuseAsync(
            HttpStatusCode.Conflict,
            "о котором решено иначе",
            "DecideOwnership",
            "organizations/school-1/ownership",
            new { schoolsOwn = false, again = true }
        );

        var card = $"desk/campaigns/{campaign.Id}/organizations/school-1";
        Assert.Contains("это был не её ответ", await app.Http.GetStringAsync(new Uri(card, UriKind.Relative)), StringComparison.Ordinal);
        var key = System
            .Text.RegularExpressions.Regex.Match(
                await app.Http.GetStringAsync(new Uri(card, UriKind.Relative)),
                "name=\"submission\" value=\"(?<key>[^\"]+)\"",
                System.Text.RegularExpressions.RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            )
            .Groups["key"]
            .Value;
        using var form = new FormUrlEncodedContent([new("action", "own-after-all"), new("submission", key)]);
        using var decided = await app.Http.PostAsync(new Uri($"{card}/decision", UriKind.Relative), form);
        Assert.Contains("но это был ответ школы", await app.Http.GetStringAsync(new Uri(card, UriKind.Relative)), StringComparison.Ordinal);
    }

    private static async Task<JsonNode> RowAsync(ApiProgram program) =>
        (await program.SucceedAsync("ListQuarantine", "quarantine")).AsArray().Single()!;

    private static Task<JsonNode> DecideAsync(ApiProgram program, JsonNode row, object decision)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(decision)!;
        body["revision"] = (string)row["revision"]!;
        return program.SucceedAsync("DecideQuarantine", $"quarantine/{(string)row["key"]!}", body);
    }

    private static async Task<IEnumerable<string>> InDoubtAsync(ApiProgram program) =>
        (await program.SucceedAsync("GetProgress", "progress"))["organizations"]!
            .AsArray()
            .Where(each => (bool)each!["inDoubt"]!)
            .Select(each => (string)each!["id"]!);
}
