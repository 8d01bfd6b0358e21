using Microsoft.Playwright;
using RoadmapFunctions.EndToEnd.Reminders;
using RoadmapFunctions.LocalHost.CommandLine;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>From the filter of the desk to the letters in the schools' mail.</summary>
[Trait("Category", "Browser")]
public sealed class MessagePathTests(AzuriteFixture azurite, BrowserFixture browser)
{
    [Fact]
    public async Task The_operator_writes_to_the_schools_that_the_desk_has_found_and_to_no_other()
    {
        await using var mail = new MailServer();
        var campaign = MailTests.CampaignOf(3) with { Id = "message-path" };
        campaign = campaign with
        {
            Organizations = [.. campaign.Organizations.Select((school, index) => index == 2 ? school with { Email = null } : school)],
        };
        await using var app = new RunningApp(azurite) { Settings = mail.Environment([]) };
        await app.StartAsync(RepositoryLayout.Find().DefaultSheet, campaign, PagesApp.Eve);
        await using var visit = await Visit.BeginAsync(browser, app);
        var page = visit.Page;
        await visit.SignInAsync(app, $"/desk/campaigns/{campaign.Id}?state=missing");
        await page.GetByRole(AriaRole.Link, new() { Name = "Написать этим школам" }).ClickAsync();
        await Assertions.Expect(page.GetByText("2 школы:")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Письмо не уйдёт, потому что адрес не указан")).ToBeVisibleAsync();
        await visit.LookAsync("desk-message");

        await page.GetByLabel("Текст письма").FillAsync("Просим ответить сегодня: <script>alert(1)</script>");
        await page.GetByRole(AriaRole.Button, new() { Name = "Посмотреть письмо" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Просим ответить сегодня: <script>alert(1)</script>")).ToBeVisibleAsync();
        await visit.GlanceAsync("desk-message-checked");
        Assert.Empty(mail.Taken);

        await page.GetByRole(AriaRole.Button, new() { Name = "Изменить" }).ClickAsync();
        await page.GetByLabel("Текст письма").FillAsync("Просим ответить сегодня.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Посмотреть письмо" }).ClickAsync();
        await AnswerMeanwhileAsync(app, campaign.Id);
        await page.GetByRole(AriaRole.Button, new() { Name = "Отправить 2 письма" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("список школ изменился");
        await visit.GlanceAsync("desk-message-overtaken");

        await page.GetByRole(AriaRole.Button, new() { Name = "Отправить 1 письмо" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Отправлено 1 письмо");
        Assert.Equal(["school-2@school.test"], mail.Recipients);
    }

    private static async Task AnswerMeanwhileAsync(RunningApp app, string campaign)
    {
        using var answer = await app.Http.PostAsync(
            new Uri($"api/campaigns/{campaign}/submissions", UriKind.Relative),
            new StringContent(
                """{"organization": "school-1", "answers": [{"activity": "scheme", "options": ["ready"]}]}""",
                System.Text.Encoding.UTF8,
                "application/json"
            ),
            TestContext.Current.CancellationToken
        );
        answer.EnsureSuccessStatusCode();
    }
}
