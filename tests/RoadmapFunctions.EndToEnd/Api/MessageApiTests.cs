using System.Net;
using RoadmapFunctions.EndToEnd.Pages;
using RoadmapFunctions.EndToEnd.Reminders;
using RoadmapFunctions.LocalHost.CommandLine;
using SmtpServer.Protocol;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Api;

/// <summary>A program writes to schools in the operator's words.</summary>
public sealed class MessageApiTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_named_schools_get_the_words_once_and_who_has_no_address_is_named()
    {
        await using var mail = new MailServer();
        var campaign = MailTests.CampaignOf(3) with { Id = "message-api" };
        campaign = campaign with
        {
            Organizations = [.. campaign.Organizations.Select((school, index) => index == 2 ? school with { Email = null } : school)],
        };
        await using var app = new RunningApp(azurite) { Settings = mail.Environment([]) };
        await app.StartAsync(RepositoryLayout.Find().DefaultSheet, campaign, PagesApp.Eve);
        var program = new ApiProgram(app.Http, campaign.Id, app.Key.Text);
        string[] three = ["school-3", "school-1", "school-1"];
        var told = await program.SucceedAsync("SendMessage", "message", new { text = "Просим ответить.", organizations = three });
        Assert.Equal((1, "[\"school-3\"]"), ((int)told["sent"]!, told["withoutAddress"]!.ToJsonString()));
        Assert.Equal(["school-1@school.test"], mail.Recipients);
        var again = await program.SucceedAsync("SendMessage", "message", new { text = "Просим ответить.", organizations = three });
        Assert.Equal(0, (int)again["sent"]!);

        mail.Refusal = _ => new(SmtpReplyCode.ServiceUnavailable, "busy");
        string[] second = ["school-2"];
        var waits = await program.SucceedAsync("SendMessage", "message", new { text = "Просим ответить.", organizations = second });
        Assert.Equal(0, (int)waits["sent"]!);
        Assert.NotEmpty((string)waits["trouble"]!);
        await RefuseAsync("в кампании нет школы «school-9»", "Просим ответить.", "school-9");
        await RefuseAsync("не указан адрес", "Просим ответить.", "school-3");
        await RefuseAsync("напишите текст", " \u0000 ", "school-1");
        await RefuseAsync("сократите его", new string('ж', 4_001), "school-1");

        var (status, problem) = await program.CallAsync("SendMessage", "message", """{"text": "x", "organizations": ["school-1", null]}""");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("$.organizations[1]", Assert.Single(problem!["errors"]!.AsObject()).Key);
        var journal = await program.SucceedAsync("GetJournal", "journal");
        Assert.Equal(
            ["ушло писем: 0 из 1: № 2", "ушло писем: 1 из 1: № 1"],
            journal
                .AsArray()
                .Where(entry => (string)entry!["act"]! == "message-sent")
                .Select(entry => ((string)entry!["detail"]!).Replace('\u00A0', ' '))
        );

        async Task RefuseAsync(string sentence, string text, params string[] organizations)
        {
            var (status, problem) = await program.CallAsync("SendMessage", "message", new { text, organizations });
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains(sentence, (string)problem!["detail"]!, StringComparison.OrdinalIgnoreCase);
        }
    }
}
