using System.CommandLine;
using System.Globalization;
using RoadmapFunctions.LocalHost.GoogleSheets;

namespace RoadmapFunctions.LocalHost.CommandLine;

/// <summary>The command line, in the operator's language.</summary>
public static class LocalHostCommand
{
    /// <summary>The exit code for a command line that cannot be carried out.</summary>
    public const int BadArguments = 2;

    /// <summary>Also makes the help and error texts of the command line library Russian.</summary>
    public static RootCommand Create(Func<LocalHostOptions, CancellationToken, Task<int>> run)
    {
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("ru-RU");

        var once = new Option<bool>("--once") { Description = "Один полный цикл — получить ответы, опубликовать отчёты — и выход." };
        var outDirectory = Folder("--out", "Сохранить файлы изданий в эту папку и сверить контрольные суммы.");
        var sheet = new Option<string[]>("--sheet")
        {
            Description =
                "Записанная таблица Google; для нескольких кампаний повторите. ID=ФАЙЛ — запись таблицы с этим spreadsheetId, "
                + "ФАЙЛ — той, которую он называет сам. Без --sheet берётся учебная запись, если не задан доступ к Google.",
            HelpName = "[ID=]ФАЙЛ",
        };
        sheet.Validators.Add(result =>
        {
            var paths = result.Tokens.Select(token => SheetArgument.Parse(token.Value).Path);
            foreach (var path in paths.Where(path => !System.IO.File.Exists(path)))
            {
                result.AddError($"Нет файла: {path}");
            }
        });
        var campaign = File("--campaign", "Файл кампании вместо тех, что поставляются с приложением.");
        var record = new Option<string?>("--record")
        {
            Description = "Записать настоящую таблицу Google в этот файл и выйти. Доступ — настройками GoogleSheets__* в окружении.",
            HelpName = "ФАЙЛ",
        };
        var newCampaign = new Option<string?>("--new-campaign")
        {
            Description =
                "Записать в этот файл заготовку следующей кампании и выйти; имя файла станет её id. "
                + "Предыдущая — из --campaign или та, что поставляется.",
            HelpName = "ФАЙЛ",
        };
        var newKey = new Option<bool>("--new-key") { Description = "Придумать ключ оператора, показать его и его отпечаток — и выйти." };
        var now = new Option<string?>("--now")
        {
            Description =
                "Репетиция: часы приложения и его таймеров показывают это время, например 2021-01-29T10:00+07:00. "
                + "Данные репетиции хранятся отдельно.",
            HelpName = "ВРЕМЯ",
        };
        now.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && Moment(token.Value) is null)
            {
                result.AddError($"Время — как 2021-01-29T10:00+07:00, а не «{token.Value}».");
            }
        });
        var verify = Folder(
            "--verify",
            "Проверить скачанное издание по его файлам: манифест, контрольные суммы, цепочка, числа — и выйти."
        );
        verify.Validators.Add(result => RequireExisting(result, "Нет папки издания", Directory.Exists));
        var audit = new Option<bool>("--audit")
        {
            Description = "Сличить сохранённые данные с тем, из чего они получены: таблицей, журналом, изданиями, копией — и выйти.",
        };
        var backup = Folder(
            "--backup",
            "Записать копию данных в эту папку, проверить её и выйти. Приложение в это время не должно работать."
        );
        var restore = new Option<string?>("--restore")
        {
            Description = "Восстановить данные из копии — папки или файла .zip — и выйти. Прежние данные не удаляются, а откладываются.",
            HelpName = "КОПИЯ",
        };
        restore.Validators.Add(result =>
            RequireExisting(result, "Нет копии", path => System.IO.File.Exists(path) || Directory.Exists(path))
        );
        var port = new Option<int?>("--port") { Description = "Порт приложения; 0 — любой свободный. Обычно 7071.", HelpName = "N" };
        port.Validators.Add(result =>
        {
            if (
                result.Tokens is [var token]
                && !(int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 65535)
            )
            {
                result.AddError($"Порт — число от 0 до 65535, а не «{token.Value}».");
            }
        });
        var data = Folder(
            "--data",
            "Хранить данные в этой папке. Без неё --once не оставляет данных, а обычный запуск хранит их в .local/data."
        );
        var served = new Option<string?>("--public")
        {
            Description =
                "Собственный сервер: люди открывают приложение по этому адресу https:// через прокси. Нужна --data; ключ оператора, "
                + "почта и доступ к Google — из окружения (docs/own-server.md).",
            HelpName = "АДРЕС",
        };
        served.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && PublicAddress(token.Value) is null)
            {
                result.AddError($"Адрес — как https://roadmap.example.ru, без пути, а не «{token.Value}».");
            }
        });
        var app = Folder("--app", "Папка собранного приложения Azure Functions.");
        app.Validators.Add(result => RequireExisting(result, "Нет папки собранного приложения", Directory.Exists));

        var command = new RootCommand("Дорожная карта на этом компьютере: приложение, хранилище и записанная таблица — одной командой.")
        {
            once,
            outDirectory,
            sheet,
            campaign,
            newCampaign,
            newKey,
            record,
            now,
            verify,
            audit,
            backup,
            restore,
            port,
            data,
            served,
            app,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(served) is not null && result.GetValue(data) is null)
            {
                result.AddError("С --public нужна --data: папка, где хранятся данные.");
            }
        });
        command.SetAction(
            (result, cancellationToken) =>
                run(
                    new LocalHostOptions
                    {
                        Once = result.GetValue(once),
                        OutDirectory = FullPath(result.GetValue(outDirectory)),
                        Sheets = [.. (result.GetValue(sheet) ?? []).Select(SheetArgument.Parse)],
                        Campaign = FullPath(result.GetValue(campaign)),
                        NewKey = result.GetValue(newKey),
                        NewCampaign = FullPath(result.GetValue(newCampaign)),
                        Record = FullPath(result.GetValue(record)),
                        Now = Moment(result.GetValue(now)),
                        Verify = FullPath(result.GetValue(verify)) is { } folder ? Path.TrimEndingDirectorySeparator(folder) : null,
                        Audit = result.GetValue(audit),
                        Backup = FullPath(result.GetValue(backup)),
                        Restore = FullPath(result.GetValue(restore)),
                        Port = result.GetValue(port),
                        DataDirectory = FullPath(result.GetValue(data)),
                        Public = PublicAddress(result.GetValue(served)),
                        AppDirectory = FullPath(result.GetValue(app)),
                    },
                    cancellationToken
                )
        );
        return command;
    }

    /// <param name="errors">Where the sentences about a wrong command line go.</param>
    public static async Task<int> InvokeAsync(
        this RootCommand command,
        IReadOnlyList<string> args,
        TextWriter errors,
        CancellationToken cancellationToken
    )
    {
        var result = command.Parse(args);
        foreach (var error in result.Errors)
        {
            await errors.WriteLineAsync(error.Message);
        }

        return result.Errors.Count > 0
            ? BadArguments
            : await result.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }, cancellationToken);
    }

    private static Option<string?> Folder(string name, string description) => new(name) { Description = description, HelpName = "ПАПКА" };

    private static Option<string?> File(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "ФАЙЛ" };
        option.Validators.Add(result => RequireExisting(result, "Нет файла", System.IO.File.Exists));
        return option;
    }

    private static void RequireExisting(System.CommandLine.Parsing.OptionResult result, string sentence, Func<string, bool> exists)
    {
        if (result.Tokens is [var token] && !exists(token.Value))
        {
            result.AddError($"{sentence}: {token.Value}");
        }
    }

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    private static Uri? PublicAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps
        && address.PathAndQuery == "/"
        && address.Fragment.Length == 0
        && address.UserInfo.Length == 0
            ? address
            : null;

    private static string? FullPath(string? path) => path is null ? null : Path.GetFullPath(path);
}
