using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Playwright;
using RoadmapFunctions.Answers;
using RoadmapFunctions.EndToEnd.Pages;
using RoadmapFunctions.LocalHost.CommandLine;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Upkeep.Audit;
using RoadmapFunctions.Upkeep.Backup;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Upkeep;

/// <summary>The whole of a campaign is held against what it was made from. The storage is the tests' own: they damage it.</summary>
public sealed class AuditTests(AuditTests.App app, BrowserFixture browser) : IClassFixture<AuditTests.App>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private static string Campaign => TestCampaign.Tomsk.Id;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_contradicts_anything_after_a_whole_cycle_and_the_desk_shows_it()
    {
        var report = await AuditAsync();
        Assert.True(report.Passed);
        Assert.Equal(
            [
                "Строки таблицы: Прочитано 10 строк: в журнале ответов 7, новых 0, в карантине 2, вне сроков кампании 0, пустых 1.",
                "Версии ответов: Всего 7 версий: учитывается 5, заменено более поздними 2, отозвано 0.",
                "Память последней выгрузки: В памяти 10 строк; выгрузка по ней сличена с полной.",
                "Издания: Сверено 1 издание: файлы, контрольные суммы, порядок, числа.",
            ],
            report.Checks.Take(4).Select(check => $"{check.Title}: {check.Found}".Replace('\u00A0', ' '))
        );

        await using var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.SignInAsync(app.Running, $"/desk/campaigns/{Campaign}/editions");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "сличить все данные" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Расхождений нет.");
        await visit.LookAsync("desk-audit");
    }

    [Theory]
    [InlineData("a version's content", "Версии ответов", "содержание не то, из которого сделан ключ")]
    [InlineData("an outline", "Версии ответов", "краткая запись говорит не то, что ответ")]
    [InlineData("a word about no version", "Версии ответов", "говорит о версии, которой нет")]
    [InlineData("an entry nobody can read", "Версии ответов", "запись не читается")]
    [InlineData("a file of an edition", "Издания", "summary.csv")]
    [InlineData("the newest backup", "Резервные копии", "Возьмите другую копию.")]
    [InlineData("an older backup's file", "Резервные копии", "2021-01-31T183000Z.zip: Файл tables/Submissions.jsonl изменён")]
    [InlineData("an older backup's list", "Резервные копии", "2021-01-31T183000Z.zip: Здесь нет законченной копии")]
    [InlineData("a backup of January, unreadable", "Резервные копии", "2021-01-30T183000Z.zip: Копия 2021-01-30T183000Z.zip не читается.")]
    public async Task What_is_damaged_is_named(string damage, string check, string detail)
    {
        await using var damaged = await app.DamageAsync(damage);
        var report = await AuditAsync();
        Assert.False(report.Passed);
        var bad = Assert.Single(report.Checks, each => each.Outcome == AuditOutcome.Bad);
        Assert.Equal(check, bad.Title);
        Assert.Contains(detail, bad.Details[0], StringComparison.Ordinal);
    }

    private async Task<AuditReport> AuditAsync() =>
        (await app.Running.Http.GetFromJsonAsync<AuditReport>(new Uri($"api/campaigns/{Campaign}/audit", UriKind.Relative), Json, Token))!;

    public sealed class App : IAsyncLifetime
    {
        private readonly AzuriteFixture azurite = new();

        public App() => Running = new RunningApp(azurite);

        public RunningApp Running { get; }

        private BlobServiceClient Blobs => new(azurite.Storage.ConnectionString);

        private TableClient Log => new(azurite.Storage.ConnectionString, TableSubmissionLog.TableName);

        public async ValueTask InitializeAsync()
        {
            await azurite.InitializeAsync();
            await Running.StartAsync(RepositoryLayout.Find().DefaultSheet, TestCampaign.Tomsk, new(2021, 2, 20, 3, 0, 0, TimeSpan.Zero));
            await Running.PostAsync($"api/campaigns/{Campaign}/sync");
            await Running.PostAsync($"api/campaigns/{Campaign}/editions?reason=one");
            await Running.PostAsync("api/backups");
        }

        /// <summary>Until it is disposed of.</summary>
        public async Task<IAsyncDisposable> DamageAsync(string what)
        {
            switch (what)
            {
                case "a version's content":
                    return await ChangeAsync(stored =>
                        stored["SubmittedAt"] = stored.GetDateTimeOffset("SubmittedAt")!.Value.AddMinutes(1)
                    );
                case "an outline":
                    return await ChangeAsync(stored => stored["Outline1"] = CanonicalAnswer.Write([new ReadAnswer("scheme", ["ready"])]));
                case "a word about no version":
                    return await AddAsync(
                        new PresenceChange
                        {
                            SubmissionKey = "sosh-5_0_none",
                            Present = false,
                            ObservedAt = new(2021, 2, 1, 0, 0, 0, TimeSpan.Zero),
                        }.Key,
                        ("Kind", "presence"),
                        ("SubmissionKey", "sosh-5_0_none"),
                        ("Present", false),
                        ("Disowned", false),
                        ("LeftNothing", false),
                        ("Unexplained", false),
                        ("ObservedAt", new DateTimeOffset(2021, 2, 1, 0, 0, 0, TimeSpan.Zero))
                    );
                case "an entry nobody can read":
                    return await AddAsync("sosh-5_damaged", ("Kind", "nothing known"));
                case "a file of an edition":
                    return await OverwriteAsync(BlobEditionStore.ContainerName, "summary.csv");
                case "an older backup's file":
                    return await AddBackupAsync("2021-01-31", await ChangedAsync("tables/Submissions.jsonl", "испорчено"));
                case "an older backup's list":
                    return await AddBackupAsync("2021-01-31", await ChangedAsync(BackupManifest.FileName, null));
                case "a backup of January, unreadable":
                    return await AddBackupAsync("2021-01-30", BinaryData.FromString("испорчено"));
                default:
                    return await OverwriteAsync(BackedUpStorage.BackupContainer, ".zip");
            }
        }

        public async ValueTask DisposeAsync()
        {
            await Running.DisposeAsync();
            await azurite.DisposeAsync();
        }

        private async Task<Mended> ChangeAsync(Action<TableEntity> change)
        {
            var stored = await Log.QueryAsync<TableEntity>(entity => entity.PartitionKey == Campaign, cancellationToken: Token)
                .FirstAsync(entity => entity.GetString("Kind") == "submission", Token);
            var whole = new TableEntity(stored);
            change(stored);
            await Log.UpsertEntityAsync(stored, TableUpdateMode.Replace, Token);
            return new Mended(() => Log.UpsertEntityAsync(whole, TableUpdateMode.Replace));
        }

        private async Task<Mended> AddAsync(string key, params (string Name, object Value)[] columns)
        {
            await Log.AddEntityAsync(new TableEntity(columns.ToDictionary()) { PartitionKey = Campaign, RowKey = key }, Token);
            return new Mended(() => Log.DeleteEntityAsync(Campaign, key));
        }

        // One that was whole when it was taken.
        private async Task<Mended> AddBackupAsync(string day, BinaryData content)
        {
            var backups = Blobs.GetBlobContainerClient(BackedUpStorage.BackupContainer);
            string[] names = [$"{day}T183000Z.zip", $"{day}T183000Z.zip.verified"];
            await backups.UploadBlobAsync(names[0], content, Token);
            await backups.UploadBlobAsync(names[1], BinaryData.Empty, Token);
            return new Mended(() => Task.WhenAll(names.Select(name => backups.DeleteBlobAsync(name))));
        }

        // The newest backup with one file changed, or without it.
        private async Task<BinaryData> ChangedAsync(string file, string? text)
        {
            var name = (string)(await Running.GetAsync("api/backups"))[0]!["name"]!;
            using var bytes = new MemoryStream();
            await bytes.WriteAsync(await Running.Http.GetByteArrayAsync(new Uri($"api/backups/{name}", UriKind.Relative), Token), Token);
            await using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
            {
                archive.GetEntry(file)!.Delete();
                if (text is not null)
                {
                    await using var changed = new StreamWriter(await archive.CreateEntry(file).OpenAsync(Token));
                    await changed.WriteAsync(text);
                }
            }

            return BinaryData.FromBytes(bytes.ToArray());
        }

        private async Task<Mended> OverwriteAsync(string container, string end)
        {
            var blobs = Blobs.GetBlobContainerClient(container);
            var name = (await blobs.GetBlobsAsync(cancellationToken: Token).ToListAsync(Token))
                .First(blob => blob.Name.EndsWith(end, StringComparison.Ordinal))
                .Name;
            var blob = blobs.GetBlobClient(name);
            var before = (await blob.DownloadContentAsync(Token)).Value.Content;
            await blob.UploadAsync(BinaryData.FromString("испорчено"), overwrite: true, Token);
            return new Mended(() => blob.UploadAsync(before, overwrite: true));
        }
    }

    private sealed class Mended(Func<Task> mend) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await mend();
    }
}
