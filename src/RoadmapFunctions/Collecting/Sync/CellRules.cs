using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>Limits for every answer. The sheet is untrusted input: a row that breaks a rule is set aside as a whole.</summary>
public static class CellRules
{
    /// <summary>Characters (UTF-16). A string of Table Storage holds 32,768 of them.</summary>
    public const int LongestCell = 30_000;

    /// <summary>
    /// Characters (UTF-16) of all answers of a row together, written as JSON. An entity of Table Storage is at most 1 MiB, with two
    /// bytes a character.
    /// </summary>
    public const int LongestRow = 400_000;

    private static readonly HashSet<string> Errors = new(StringComparer.Ordinal)
    {
        "#REF!",
        "#N/A",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#NUM!",
        "#NULL!",
        "#ERROR!",
        "#SPILL!",
        "#CALC!",
        "#BLOCKED!",
        "#UNKNOWN!",
        "#FIELD!",
        "#GETTING_DATA",
        "Loading...",
        "Загрузка...",
        "#ПЕРЕНОС!",
        "#ВЫЧИСЛ!",
        "#Н/Д",
        "#ССЫЛКА!",
        "#ЗНАЧ!",
        "#ИМЯ?",
        "#ДЕЛ/0!",
        "#ЧИСЛО!",
        "#ПУСТО!",
    };

    /// <summary>A formula has failed, or has not been calculated yet.</summary>
    public static bool IsError(SheetCell cell) => cell.Kind == SheetCellKind.Text && Errors.Contains(cell.Text.Trim());

    public static RowFault? Check(SheetRow row, IReadOnlyList<int> columns)
    {
        var total = 0;
        var mayBeTooLong = columns.Sum(column => row[column].Text.Length) > LongestRow / RoadmapJson.LongestSpelling;
        foreach (var column in columns)
        {
            var cell = row[column];
            total += mayBeTooLong ? RoadmapJson.LengthOf(cell.Text) : 0;
            var fault = cell switch
            {
                { Kind: SheetCellKind.Unsupported } => Rejected(
                    RejectionReason.CellUnsupported,
                    "в ячейке не текст, не число и не дата",
                    "впишите ответ текстом"
                ),
                { Kind: SheetCellKind.Text } when IsError(cell) => Rejected(
                    RejectionReason.CellError,
                    $"в ячейке ошибка формулы {cell.Text.Trim()}",
                    "восстановите ответ в таблице"
                ),
                { Text.Length: > LongestCell } => Rejected(
                    RejectionReason.CellTooLong,
                    $"в ячейке {cell.Text.Length} знаков, а принимается не больше {LongestCell}",
                    "сократите ответ"
                ),
                _ when total > LongestRow => Rejected(
                    RejectionReason.RowTooLong,
                    $"в строке больше {LongestRow} знаков",
                    "сократите ответы"
                ),
                _ => null,
            };
            if (fault is not null)
            {
                return fault;
            }

            RowFault Rejected(RejectionReason reason, string problem, string mend) => RowFault.At(row, column, reason, problem, mend);
        }

        return null;
    }
}
