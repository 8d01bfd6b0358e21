using System.Globalization;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Identifies a row by what it says to the campaign, wherever it stands and however it came. Notes and formulas beside the answer and the
/// order of columns do not matter. A download shows «3,5» for «3.5», loses seconds when Excel saves it, and Windows-1251 has no 🎓: the
/// key stays the same.
/// </summary>
public static class RowKey
{
    private const int Length = 32;
    private const char BetweenTexts = '\u001F';
    private const char BetweenQuestions = '\u001E';

    public static string Of(SheetRow row, SheetColumns columns, SheetTime time)
    {
        IEnumerable<string> parts =
        [
            Part("time", columns.SubmittedAt.Select(column => TimeText(row[column], time))),
            Part("school", columns.Organization.Select(column => Text(row[column]))),
            .. columns.Activities.Select(found => Part(found.Activity.Id, found.Columns.Select(column => Text(row[column])))),
            .. columns.Activities.Select(found =>
                Part($"{found.Activity.Id} {Activity.Explanation}", found.Explanations.Select(column => Text(row[column])))
            ),
            .. columns.Activities.SelectMany(found =>
                found.Parts.Select(
                    (part, index) =>
                        Part(FormattableString.Invariant($"{found.Activity.Id} {index}"), part.Select(column => Text(row[column])))
                )
            ),
        ];
        return Digest.Of(string.Join(BetweenQuestions, parts.Where(part => part.Length > 0)))[..Length];
    }

    // A question that was added to the campaign later, or a blank duplicate column, leaves the key as it is.
    private static string Part(string name, IEnumerable<string> texts) =>
        string.Join(BetweenTexts, texts.Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            is { Length: > 0 } said
            ? $"{name}{BetweenTexts}{said}"
            : string.Empty;

    private static string TimeText(SheetCell cell, SheetTime time) =>
        time.Read(cell) is { } instant ? (instant.UtcTicks / TimeSpan.TicksPerMinute).ToString(CultureInfo.InvariantCulture) : Text(cell);

    private static string Text(SheetCell cell) => Windows1251.Faded(ShownValue.Of(cell.Text) ?? CleanText.Of(cell.Text));
}
