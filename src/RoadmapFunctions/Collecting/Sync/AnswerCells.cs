using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Reads the answer to one activity from its cells. A question that was deleted and added again keeps its old column: the filled one
/// counts, and if both are filled and differ, a person must read them.
/// </summary>
internal sealed class AnswerCells(Activity activity)
{
    private const string BetweenCells = " | ";
    private const string Nothing = "…";

    private readonly OptionReader options = OptionReader.For(activity);

    /// <returns>Null when nothing is answered.</returns>
    public ActivityAnswer? Read(SheetRow row, FoundQuestion found) =>
        activity.Value is { } question
            ? Explained(
                ReadValue([
                    .. Filled(row, found.Columns).Select(cell => (TextOf(cell), Read(question, cell))),
                    .. Parts(question, row, found),
                ]),
                [.. Filled(row, found.Explanations).Select(TextOf).Where(text => !Dash.Is(text)).Distinct(StringComparer.Ordinal)]
            )
            : ReadWords(row, found.Columns);

    // An explanation of numbers that are not there, or that nobody can read, is for a person.
    private ActivityAnswer? Explained(ActivityAnswer? answer, List<string> explanations) =>
        (answer, explanations) switch
        {
            (_, []) => answer,
            (ValueAnswer value, _) => value with { Why = string.Join(BetweenCells, explanations) },
            _ => new AmbiguousAnswer(activity.Id, string.Join(BetweenCells, (answer?.Ambiguous).OrNone().Concat(explanations))),
        };

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

    private ActivityAnswer? ReadValue(List<(string Text, ValueReading Reading)> cells)
    {
        var read = cells.Where(each => each.Reading != ValueReading.Nothing).ToList();
        return read.Select(each => each.Reading.Value).Distinct().ToList() switch
        {
            [] => null,
            [{ } only] => new ValueAnswer(activity.Id, only),
            _ => new AmbiguousAnswer(
                activity.Id,
                string.Join(BetweenCells, read.Select(each => each.Text).Distinct(StringComparer.Ordinal))
            ),
        };
    }

    // The columns of the parts hold one answer; if a part is missing or occurs twice, a person must read it.
    private static IEnumerable<(string Text, ValueReading Reading)> Parts(ValueQuestion question, SheetRow row, FoundQuestion found)
    {
        var parts = found
            .Parts.Select(columns => Filled(row, columns).Where(cell => Read(question.OfPart, cell) != ValueReading.Nothing).ToList())
            .ToList();
        if (parts.TrueForAll(cells => cells.Count == 0))
        {
            yield break;
        }

        var text = question.Joined([
            .. parts.Select(cells =>
                cells.Count == 0 ? Nothing : string.Join(BetweenCells, cells.Select(TextOf).Distinct(StringComparer.Ordinal))
            ),
        ]);
        var values = parts.Select(cells => cells.Select(cell => Read(question.OfPart, cell).Value).Distinct().ToList()).ToList();
        yield return (
            text,
            values.TrueForAll(value => value is [not null])
                ? question.Read(question.Joined([.. values.Select(value => value[0]!.Shown)]))
                : ValueReading.Refused(text)
        );
    }

    private static ValueReading Read(ValueQuestion question, SheetCell cell) =>
        cell.HasLook ? question.Read(cell.Number, cell.Text)
        : cell.Kind == SheetCellKind.Number ? question.Read(cell.Number, shown: null)
        : question.Read(cell.Text);

    private static string TextOf(SheetCell cell) => (cell.HasLook ? null : NumberInAnswer.AsDate(cell)) ?? CleanText.Of(cell.Text);

    private static IEnumerable<SheetCell> Filled(SheetRow row, IReadOnlyList<int> columns) =>
        columns.Select(column => row[column]).Where(cell => !cell.IsBlank);
}
