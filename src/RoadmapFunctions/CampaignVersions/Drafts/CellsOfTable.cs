using System.Globalization;
using System.Text.RegularExpressions;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>
/// A table that was pasted from a PDF has each cell on a line of its own: «№», «Мероприятие», «Вариант ответа», then «1» and its question.
/// Its head and the number of each row are put back beside what follows them, with tabs between, as Word pastes a table.
/// </summary>
internal static partial class CellsOfTable
{
    /// <summary>Lines. A head has a few cells.</summary>
    private const int MostCells = 7;

    public static IReadOnlyList<string> Together(IReadOnlyList<string> lines)
    {
        var together = new List<string>();
        var next = 0; // the number that the next row of a table has; 0 outside of one
        for (var index = 0; index < lines.Count; index++)
        {
            if (HeadEnds(lines, index) is { } end)
            {
                together.Add(string.Join('\t', lines.Skip(index).Take(end - index)));
                (index, next) = (end - 1, 1);
            }
            else if (next > 0 && index + 1 < lines.Count && NumberIn(lines[index]) == next)
            {
                together.Add($"{next}.\t{lines[index + 1]}");
                (index, next) = (index + 1, next + 1);
            }
            else
            {
                next = OrderText.Supplement().IsMatch(lines[index]) ? 0 : next;
                together.Add(lines[index]);
            }
        }

        return together;
    }

    /// <returns>Index of the first row after the head that begins here; null when none does.</returns>
    private static int? HeadEnds(IReadOnlyList<string> lines, int start)
    {
        if (!NumberSign().IsMatch(lines[start]))
        {
            return null;
        }

        var first = Enumerable.Range(start + 1, MostCells).FirstOrDefault(index => index < lines.Count && NumberIn(lines[index]) == 1);
        return first > start && lines.Skip(start).Take(first - start).Any(cell => Asked().IsMatch(cell)) ? first : null;
    }

    private static int? NumberIn(string line) =>
        RowNumber().Match(line) is { Success: true } match ? int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^№(\s*п/?\s?п)?\.?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberSign();

    [GeneratedRegex(@"^(?<number>\d{1,3})\s*[.)]?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RowNumber();

    [GeneratedRegex("мероприяти|вопрос|показател", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Asked();
}
