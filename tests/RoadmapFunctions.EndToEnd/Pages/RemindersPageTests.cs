using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.LocalHost.CommandLine;
using SmtpServer.Protocol;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>The page «Напоминания» with mail on, and the letters as a mail program shows them.</summary>
[Trait("Category", "Browser")]
public sealed class RemindersPageTests(AzuriteFixture azurite, BrowserFixture browser)
{
    private static readonly Campaign Campaign = AddressedTomsk();

    [Fact]
    public async Task The_operator_sees_what_waits_what_failed_what_went_and_what_was_not_needed()
    {
        await using var mail = new MailServer();
        await using var app = new RunningApp(azurite) { Settings = mail.Environment(("Mail__OperatorAddress", "person@imc.test")) };
        await app.StartAsync(RepositoryLayout.Find().DefaultSheet, Campaign, PagesApp.Eve);
        await app.PostAsync($"api/campaigns/{Campaign.Id}/sync");
        await using var visit = await Visit.BeginAsync(browser, app);
        await visit.SignInAsync(app, $"/desk/campaigns/{Campaign.Id}/reminders");
        var page = visit.Page;
        var waiting = page.GetByRole(AriaRole.Region, new() { Name = "Письма, которые ждут отправки" });
        await Assertions.Expect(waiting).ToContainTextAsync("Уйдёт при ближайшей отправке.");
        await Assertions.Expect(waiting).ToContainTextAsync("Адрес школы не указан; впишите его в карточку школы.");
        await Assertions.Expect(page.GetByText("Писем ещё не было.")).ToBeVisibleAsync();
        await visit.GlanceAsync("desk-reminders-before");

        mail.Refusal = _ => new SmtpResponse(SmtpReplyCode.ServiceUnavailable, "busy");
        await SendNowAsync(page);
        await Assertions
            .Expect(page.GetByRole(AriaRole.Alert))
            .ToContainTextAsync("Письма не отправлены. Почтовый сервер прервал связь (код 421).");
        mail.Refusal = _ => null;
        mail.KnowsRecipient = address => !address.StartsWith("sosh-44", StringComparison.Ordinal);
        await SendNowAsync(page);
        await Assertions
            .Expect(page.GetByRole(AriaRole.Alert))
            .ToContainTextAsync("остальные не ушли. Почтовый сервер не принял адрес получателя (код 550). Проверьте адрес.");
        await visit.LookAsync("desk-reminders-failed");

        mail.KnowsRecipient = _ => true;
        await SendNowAsync(page);
        await Assertions
            .Expect(page.GetByRole(AriaRole.Status))
            .ToHaveTextAsync("Отправлено 1 письмо. Почему остальные ждут, сказано ниже.");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Region, new() { Name = "Отправленные письма" }))
            .ToContainTextAsync("sosh-44@school.test");
        await SendNowAsync(page);
        await Assertions
            .Expect(page.GetByRole(AriaRole.Status))
            .ToHaveTextAsync("Сейчас ни одно письмо отправить нельзя. Почему они ждут, сказано ниже.");

        await AnswerInFullAsync(app, "oosh-38");
        await SendNowAsync(page);
        await Assertions
            .Expect(page.GetByRole(AriaRole.Status))
            .ToHaveTextAsync("Отправлять нечего: все письма, которым пришло время, уже отправлены.");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Region, new() { Name = "Письма, которые не понадобились" }))
            .ToContainTextAsync("Получен полный ответ.");
        await Assertions.Expect(waiting).Not.ToBeVisibleAsync();
        await visit.GlanceAsync("desk-reminders-settled");

        await app.PostAsync($"api/campaigns/{Campaign.Id}/editions?reason={Uri.EscapeDataString("проверка перед сроком")}");
        await SendNowAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Отправлено 1 письмо.");
        await LookAtLettersAsync(visit, mail);
    }

    private static async Task LookAtLettersAsync(Visit visit, MailServer mail)
    {
        foreach (var (recipient, name) in new[] { ("person@imc.test", "letter-operator"), ("sosh-44@school.test", "letter-school") })
        {
            var letter = mail.Taken.Last(each => each.To.Mailboxes.Single().Address == recipient);
            await visit.Page.GotoAsync("about:blank");
            await visit.Page.SetContentAsync(letter.HtmlBody!);
            await visit.LookAtLetterAsync(name);
        }
    }

    private static Task SendNowAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Отправить сейчас" }).ClickAsync();

    private static async Task AnswerInFullAsync(RunningApp app, string school)
    {
        var body = JsonSerializer.Serialize(
            new
            {
                organization = school,
                answers = Campaign.Activities.Select(activity => new
                {
                    activity = activity.Id,
                    options = new[] { activity.Options[0].Id },
                }),
            }
        );
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await app.Http.PostAsync(new Uri($"api/campaigns/{Campaign.Id}/submissions", UriKind.Relative), content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static Campaign AddressedTomsk()
    {
        var tomsk = CampaignFile.Read(PagesApp.FirstCampaign);
        return tomsk with
        {
            Id = "tomsk-reminders",
            Organizations =
            [
                .. tomsk.Organizations.Select(school => school with { Email = school.Id == "oosh-38" ? null : $"{school.Id}@school.test" }),
            ],
        };
    }
}
