using System.IO.Compression;
using System.Net;
using RoadmapFunctions.EndToEnd.Access;
using RoadmapFunctions.EndToEnd.Pages;
using RoadmapFunctions.Upkeep.Backup;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Upkeep;

/// <summary>Backups as the desk and a program see them.</summary>
public sealed class KeptBackupsTests(AccessApp app, BrowserFixture browser) : IClassFixture<AccessApp>
{
    private RunningApp Running => app.Running;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_that_a_program_takes_is_downloaded_and_reads_back_whole()
    {
        var name = (string)(await Running.PostAsync("api/backups"))["name"]!;
        Assert.Contains((await Running.GetAsync("api/backups")).AsArray(), backup => (string?)backup!["name"] == name);
        await using var file = new MemoryStream(await Running.Http.GetByteArrayAsync(new Uri($"api/backups/{name}", UriKind.Relative)));
        await using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        var manifest = await BackupReader.VerifyAsync(new BackupZip(archive), Token);
        Assert.Contains(manifest.Tables, table => table is { Name: "Submissions", Entities: > 0 });
        Assert.Contains($"Скачана резервная копия;;{name}", await app.JournalAsync(), StringComparison.Ordinal);
    }

    /// <summary>The key that signs every session is in it: who has it could be anybody.</summary>
    [Fact]
    public async Task A_key_of_a_person_sees_the_list_and_opens_no_backup()
    {
        var name = (string)(await Running.PostAsync("api/backups"))["name"]!;
        var (key, _) = await app.AddOperatorAsync("Петрова");
        Assert.Equal(HttpStatusCode.OK, await app.StatusAsync("api/backups", key));
        Assert.Equal(HttpStatusCode.Forbidden, await app.StatusAsync($"api/backups/{name}", key));
    }

    [Theory]
    [InlineData("2021-02-10T183000Z.zip")]
    [InlineData("..%2Feditions%2Fmanifest.json")]
    [InlineData("backup.json")]
    public async Task What_is_no_backup_is_not_found(string name) =>
        Assert.Equal(HttpStatusCode.NotFound, await app.StatusAsync($"api/backups/{name}", Running.Key.Text));

    [Fact]
    [Trait("Category", "Browser")]
    public async Task The_operator_makes_a_backup_at_the_desk_and_downloads_it()
    {
        await using var visit = await Visit.BeginAsync(browser, Running);
        await visit.SignInAsync(Running);
        await visit.Page.GotoAsync("/desk/campaigns");
        await visit.Page.GetByText("Резервные копии").ClickAsync();
        await visit.Page.GetByText("Снять копию сейчас").ClickAsync();
        await visit.Page.GetByText("Копия снята, прочитана заново и сверена").WaitForAsync();
        await visit.LookAsync("desk-backups");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Locator("a[download]").First.ClickAsync());
        await using var file = File.OpenRead(await download.PathAsync());
        await using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        await BackupReader.VerifyAsync(new BackupZip(archive), Token);
    }
}
