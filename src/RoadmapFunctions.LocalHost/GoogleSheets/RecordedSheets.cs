namespace RoadmapFunctions.LocalHost.GoogleSheets;

/// <summary>The files of recorded sheets, each under the id of its spreadsheet.</summary>
public sealed class RecordedSheets
{
    private const string Every = "";
    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Paths => files.Values;

    /// <summary>One file for every spreadsheet that is asked for.</summary>
    public static RecordedSheets ForEvery(string path)
    {
        var sheets = new RecordedSheets();
        sheets.files[Every] = path;
        return sheets;
    }

    /// <exception cref="IOException">A file is missing or not a recording, or two files stand for one spreadsheet.</exception>
    public static RecordedSheets Read(IEnumerable<SheetArgument> arguments)
    {
        var sheets = new RecordedSheets();
        foreach (var argument in arguments)
        {
            var recorded = Load(argument.Path);
            var id = argument.SpreadsheetId ?? recorded.SpreadsheetId ?? Every;
            if (!sheets.files.TryAdd(id, argument.Path))
            {
                var which = id.Length > 0 ? $"одной и той же таблицы {id}" : "без spreadsheetId, а такая может быть одна";
                throw new IOException($"Две записи {which}: {sheets.files[id]} и {argument.Path}. Назовите таблицу: --sheet ID=ФАЙЛ.");
            }
        }

        return sheets;
    }

    /// <returns>Null when no file stands for that spreadsheet.</returns>
    public string? PathOf(string spreadsheetId) => files.GetValueOrDefault(spreadsheetId) ?? files.GetValueOrDefault(Every);

    private static RecordedSheet Load(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"Нет записанной таблицы: {path}", path);
        }

        try
        {
            return RecordedSheet.Parse(File.ReadAllBytes(path));
        }
        catch (FormatException broken)
        {
            throw new IOException(
                $"Записанная таблица {path} не читается: {broken.Message.TrimEnd('.')}. Запишите её заново: ./run --record ФАЙЛ.",
                broken
            );
        }
    }
}
