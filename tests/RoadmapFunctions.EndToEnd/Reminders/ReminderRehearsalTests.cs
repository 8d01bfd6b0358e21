using System.Text.Json;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Reminders;

/// <summary>Reminders as an operator rehearses them on a laptop: <c>./run</c> with the settings of a mail server in the
/// environment.</summary>
[Collection(nameof(Alone))]
public sealed class ReminderRehearsalTests
{
    private const int Schools = 4;

    [Fact]
    public async Task A_run_that_is_killed_whole_between_two_letters_is_made_up_for_by_the_next_one()
    {
        await using var mail = new MailServer();
        var folder = Directory.CreateTempSubdirectory("roadmap-rehearsal-");
        var campaign = MailTests.CampaignOf(Schools) with { Id = "rehearsal" };
        using var sheet = new RecordedSheetFile(campaign).Write();
        var file = Path.Combine(folder.FullName, "rehearsal.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(campaign, CampaignFile.Json));
        string[] arguments = ["--campaign", file, "--sheet", sheet.Path, "--data", Path.Combine(folder.FullName, "data"), "--now"];

        var killed = false;
        using (var run = await RunningScript.StartAsync(mail, [.. arguments, "2021-01-27T09:20+07:00"]))
        {
            mail.Watch = (moment, letter) =>
            {
                if ((moment, letter) == (MailMoment.Offered, 3) && !killed)
                {
                    killed = true;
                    run.KillHostAndWorker();
                }
            };
            await run.SendRemindersAsync();
            await run.EndedAsync();
        }

        Assert.True(killed);
        Assert.Equal(2, mail.Taken.Count);
        using (var run = await RunningScript.StartAsync(mail, [.. arguments, "2021-01-28T09:20+07:00"]))
        {
            await run.SendRemindersAsync();
            await Wait.UntilAsync("every school has its letter", () => mail.Taken.Count >= Schools);
            run.KillHostAndWorker();
            await run.EndedAsync();
        }

        Assert.Equal(campaign.Organizations.Select(school => school.Email!), mail.Recipients);
        Assert.Contains("http://localhost:", mail.Taken[0].TextBody, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_wrong_setting_ends_the_run_with_its_sentence()
    {
        using var run = RunningScript.Start(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Mail__Host"] = "localhost" },
            "--once",
            "--port",
            "0"
        );
        await run.EndedAsync();
        Assert.Contains("Mail__From must be one e-mail address", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output, StringComparison.Ordinal);
    }
}
