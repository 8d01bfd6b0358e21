using RoadmapFunctions.LocalHost.CommandLine;
using Xunit;

namespace RoadmapFunctions.LocalHost.Tests.CommandLine;

public static class LocalHostCommandTests
{
    private static readonly RepositoryLayout Repository = new("/repository", "Release");

    [Fact]
    public static async Task Without_arguments_everything_is_left_to_the_defaults()
    {
        var (options, _, exitCode) = await RunAsync();

        Assert.Equivalent(new LocalHostOptions(), options, strict: true);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public static async Task Every_option_is_taken_and_paths_become_full()
    {
        var file = Path.GetTempFileName();
        var (options, _, _) = await RunAsync(
            "--once",
            "--out",
            "reports",
            "--sheet",
            file,
            "--sheet",
            $"an_id={file}",
            "--campaign",
            file,
            "--port",
            "0",
            "--data",
            "data",
            "--app",
            Path.GetTempPath()
        );

        Assert.Equivalent(
            new LocalHostOptions
            {
                Once = true,
                OutDirectory = Path.GetFullPath("reports"),
                Sheets = [new(null, file), new("an_id", file)],
                Campaign = file,
                Port = 0,
                DataDirectory = Path.GetFullPath("data"),
                AppDirectory = Path.GetTempPath(),
            },
            options,
            strict: true
        );
        File.Delete(file);
    }

    [Theory]
    [InlineData("Нераспознанная команда или аргумент '--twice'.", "--twice")]
    [InlineData("Нет файла: /нет/такого.json", "--sheet", "/нет/такого.json")]
    [InlineData("Нет файла: /нет/такого.json", "--sheet", "an-id=/нет/такого.json")]
    [InlineData("Нет файла: /нет/такого.json", "--campaign", "/нет/такого.json")]
    [InlineData("Нет папки собранного приложения: /нет/такой", "--app", "/нет/такой")]
    [InlineData("Порт — число от 0 до 65535, а не «семь».", "--port", "семь")]
    [InlineData("Порт — число от 0 до 65535, а не «65536».", "--port", "65536")]
    [InlineData("С --public нужна --data: папка, где хранятся данные.", "--public", "https://roadmap.example.ru")]
    [InlineData(
        "Адрес — как https://roadmap.example.ru, без пути, а не «http://roadmap.example.ru».",
        "--public",
        "http://roadmap.example.ru",
        "--data",
        "data"
    )]
    [InlineData(
        "Адрес — как https://roadmap.example.ru, без пути, а не «https://roadmap.example.ru/desk».",
        "--public",
        "https://roadmap.example.ru/desk",
        "--data",
        "data"
    )]
    public static async Task A_wrong_command_line_is_one_russian_sentence_and_exit_code_2(string sentence, params string[] args)
    {
        var (options, errors, exitCode) = await RunAsync(args);

        Assert.Null(options);
        Assert.Equal(sentence, errors.Trim());
        Assert.Equal(LocalHostCommand.BadArguments, exitCode);
    }

    [Fact]
    public static void One_cycle_without_a_data_folder_leaves_nothing_behind() =>
        Assert.Null(new LocalHostOptions { Once = true }.StorageDirectory(Repository));

    [Fact]
    public static void A_data_folder_that_was_asked_for_is_used() =>
        Assert.Equal("/data", new LocalHostOptions { Once = true, DataDirectory = "/data" }.StorageDirectory(Repository));

    [Fact]
    public static void Each_sheet_has_a_storage_of_its_own_which_it_finds_again()
    {
        var one = new LocalHostOptions { Sheets = [new(null, "/a.json")] }.StorageDirectory(Repository);
        var again = new LocalHostOptions { Sheets = [new(null, "/a.json")] }.StorageDirectory(Repository);
        var other = new LocalHostOptions { Sheets = [new(null, "/b.json")] }.StorageDirectory(Repository);

        Assert.StartsWith(Repository.DataDirectory, one, StringComparison.Ordinal);
        Assert.Equal(one, again);
        Assert.NotEqual(one, other, StringComparer.Ordinal);
    }

    private static async Task<(LocalHostOptions? Options, string Errors, int ExitCode)> RunAsync(params string[] args)
    {
        LocalHostOptions? options = null;
        await using var errors = new StringWriter();
        var command = LocalHostCommand.Create(
            (given, _) =>
            {
                options = given;
                return Task.FromResult(0);
            }
        );
        var exitCode = await command.InvokeAsync(args, errors, TestContext.Current.CancellationToken);
        return (options, errors.ToString(), exitCode);
    }
}
