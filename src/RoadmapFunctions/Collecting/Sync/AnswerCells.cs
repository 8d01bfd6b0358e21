using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Reads the answer to one activity from its cells. A question that was added again keeps its old column: the one that is filled counts,
/// and if both are filled and differ, a person must read them.
/// </summary>
internal sealed class AnswerCells(Activity activity)
{
    private const string BetweenCells = " | ";

    private readonly OptionReader options = OptionReader.For(activity);

    /// <returns>Null when nothing is answered.</returns>
    public ActivityAnswer? Read(SheetRow row, IReadOnlyList<int> columns) =>
        activity.Value is { } question ? ReadValue(question, [.. Filled(row, columns)]) : ReadWords(row, columns);

    private ActivityAnswer? ReadWords(SheetRow row, IReadOnlyList<int> columns)
    {
        if (columns is [var column] && row[column] is { Kind: SheetCellKind.Text, Text: var text }) // nearly every cell
        {
            return string.IsNullOrWhiteSpace(text) ? null : options.Read(text);
        }

        if (Filled(row, columns).Select(NumberInAnswer.AsDate).FirstOrDefault(date => date is not null) is { } day)
        {
            return options.Ambiguous(day);
        }

        var texts = Filled(row, columns).Select(cell => cell.Text).DistinctBy(TextKey.OrText, StringComparer.Ordinal).ToList();
        return texts switch
        {
            [] => null,
            [var only] => options.Read(only),
            _ => options.Ambiguous(string.Join(BetweenCells, texts.Select(CleanText.Of))),
        };
    }

    private ActivityAnswer? ReadValue(ValueQuestion question, List<SheetCell> cells)
    {
        var read = cells
            .Select(cell => (Cell: cell, Reading: Read(question, cell)))
            .Where(each => each.Reading != ValueReading.Nothing)
            .ToList();
        return read.Select(each => each.Reading.Value).Distinct().ToList() switch
        {
            [] => null,
            [{ } only] => new ValueAnswer(activity.Id, only),
            _ => new AmbiguousAnswer(
                activity.Id,
                string.Join(BetweenCells, read.Select(each => TextOf(each.Cell)).Distinct(StringComparer.Ordinal))
            ),
        };
    }

    private static ValueReading Read(ValueQuestion question, SheetCell cell) =>
        cell.HasLook ? question.Read(cell.Number, cell.Text)
        : cell.Kind == SheetCellKind.Number ? question.Read(cell.Number, shown: null)
        : question.Read(cell.Text);

    private static string TextOf(SheetCell cell) => (cell.HasLook ? null : NumberInAnswer.AsDate(cell)) ?? CleanText.Of(cell.Text);

    private static IEnumerable<SheetCell> Filled(SheetRow row, IReadOnlyList<int> columns) =>
        columns.Select(column => row[column]).Where(cell => !cell.IsBlank);
}
