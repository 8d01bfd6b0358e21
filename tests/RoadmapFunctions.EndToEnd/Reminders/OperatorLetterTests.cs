using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.EndToEnd.Collecting;
using RoadmapFunctions.Reminders;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Reminders;

/// <summary>What the operator is told, each by what really happens to a sheet, an edition and a row.</summary>
public sealed class OperatorLetterTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly DateTimeOffset Morning = new(2021, 2, 8, 2, 20, 0, TimeSpan.Zero);
    private static readonly Campaign Campaign = SmallCampaign.WithSchools(2);

    private readonly MailServer mail = new();
    private readonly RecordedSheetFile sheet = new(Campaign);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await mail.DisposeAsync();
        sheet.Dispose();
    }

    [Fact]
    public async Task The_operator_is_told_once_of_each_of_the_four_occasions()
    {
        sheet.Write(Rows);
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await TestApp.StartAsync(
            azurite,
            google.Address,
            Campaign,
            "operator-letters",
            Morning,
            services =>
                services.Configure<MailOptions>(mail.Settle).Configure<MailOptions>(options => options.OperatorAddress = "person@imc.test")
        );
        await app.SyncAsync();
        Assert.Empty(await NewLettersAsync(app));

        app.Time.Advance(ReminderPlan.OldQuarantine);
        await app.SyncAsync();
        await app.Publish.PublishDueAsync(app.Campaign, CancellationToken.None);
        Assert.Equal(["Карантин ждёт решения: Малая кампания", "Опубликовано издание отчёта: Малая кампания"], await NewLettersAsync(app));

        app.Time.Advance(TimeSpan.FromDays(1));
        new RecordedSheetFile(
            Campaign with
            {
                Activities = [Campaign.Activities[0] with { Title = "План" }, .. Campaign.Activities.Skip(1)],
            }
        )
            .Write(Rows)
            .CopyTo(sheet);
        await Assert.ThrowsAsync<SyncStoppedException>(() => app.SyncAsync());
        Assert.Equal(["Выгрузка остановлена: Малая кампания"], await NewLettersAsync(app));
        Assert.Contains("нет нужного столбца: «1. Схема»", mail.Taken[^1].TextBody, StringComparison.Ordinal);

        sheet.Write(Rows);
        await app.SyncAsync();
        google.Fails(GoogleFault.Forbidden);
        app.Time.Advance(TimeSpan.FromMinutes(15));
        await Assert.ThrowsAsync<SheetUnavailableException>(() => app.SyncAsync());
        Assert.Empty(await NewLettersAsync(app)); // one failure is no news
        app.Time.Advance(TimeSpan.FromMinutes(15));
        await Assert.ThrowsAsync<SheetUnavailableException>(() => app.SyncAsync());
        Assert.Equal(["Выгрузка не удаётся: Малая кампания"], await NewLettersAsync(app));
        Assert.All(mail.Recipients, recipient => Assert.Equal("person@imc.test", recipient));
    }

    private static IEnumerable<string[]> Rows =>
        SyncTests.Rows(2).Append(["2021-01-28 12:00:00", "Школа из другого города", "Разработана", ""]);

    /// <returns>Subjects of the letters of one run; another run at once sends none.</returns>
    private async Task<IReadOnlyList<string>> NewLettersAsync(TestApp app)
    {
        var before = mail.Taken.Count;
        Assert.Null((await app.Reminders.RunAsync(app.Campaign, CancellationToken.None))!.Trouble);
        Assert.Equal(0, (await app.Reminders.RunAsync(app.Campaign, CancellationToken.None))!.Sent);
        return [.. mail.Taken.Skip(before).Select(letter => letter.Subject!).Order(StringComparer.Ordinal)];
    }
}
