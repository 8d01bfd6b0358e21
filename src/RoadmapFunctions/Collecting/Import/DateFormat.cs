using System.Globalization;
using System.Text;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Import;

/// <summary>
/// Shows a number of days as a workbook shows it (ECMA-376 part 1, 18.8.30 and 18.8.31). A school types «3/8», the sheet keeps 44411 and
/// shows «03.08.2021». The service and a CSV give the text that is shown, and a workbook must give the same.
/// </summary>
internal static class DateFormat
{
    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Characters. A file may bring a format of a million characters for each of its cells.</summary>
    private const int LongestCode = 100;

    // What Russian Excel and Google show for the formats that a workbook names by number.
    private static readonly Dictionary<int, string> BuiltIn = new()
    {
        [14] = "dd.mm.yyyy",
        [15] = "d-mmm-yy",
        [16] = "d-mmm",
        [17] = "mmm-yy",
        [18] = "h:mm AM/PM",
        [19] = "h:mm:ss AM/PM",
        [20] = "h:mm",
        [21] = "h:mm:ss",
        [22] = "dd.mm.yyyy h:mm",
        [45] = "mm:ss",
    };

    public static string? BuiltInCode(int id) => BuiltIn.GetValueOrDefault(id);

    /// <param name="days">Since 30 December 1899.</param>
    /// <returns>Null when the format is not for a date or time, or is longer than a date needs.</returns>
    public static string? Show(string code, double days)
    {
        if (code.Length > LongestCode || days is < 0 or >= 2_958_466 || Pieces(code) is not { } pieces)
        {
            return null;
        }

        var moment = Epoch.AddMilliseconds(Math.Round(days * TimeSpan.MillisecondsPerDay));
        var twelve = pieces.Exists(piece => piece.Kind == 'a');
        var shown = new StringBuilder();
        for (var place = 0; place < pieces.Count; place++)
        {
            var (kind, text) = pieces[place];
            shown.Append(
                kind switch
                {
                    'l' => text,
                    'a' => moment.ToString("tt", CultureInfo.InvariantCulture),
                    'y' => moment.ToString(text.Length <= 2 ? "yy" : "yyyy", CultureInfo.InvariantCulture),
                    'd' => Custom(moment, text, Russian.Culture),
                    'h' => Custom(moment, twelve ? text : text.ToUpperInvariant(), CultureInfo.InvariantCulture),
                    's' => Custom(moment, text, CultureInfo.InvariantCulture),
                    _ => Custom(moment, IsMinute(pieces, place) ? text : text.ToUpperInvariant(), Russian.Culture),
                }
            );
        }

        return shown.ToString();
    }

    // A letter by itself would be one of the standard formats.
    private static string Custom(DateTime moment, string letters, CultureInfo culture) =>
        moment.ToString(letters.Length == 1 ? $"%{letters}" : letters, culture);

    // «m» is a minute after hours and before seconds, otherwise a month.
    private static bool IsMinute(List<(char Kind, string Text)> pieces, int place) =>
        pieces.Take(place).LastOrDefault(piece => piece.Kind != 'l').Kind == 'h'
        || pieces.Skip(place + 1).FirstOrDefault(piece => piece.Kind != 'l').Kind == 's';

    private static List<(char Kind, string Text)>? Pieces(string code)
    {
        var pieces = new List<(char Kind, string Text)>();
        for (var at = 0; at < code.Length && code[at] != ';'; )
        {
            var letter = char.ToLowerInvariant(code[at]);
            if (letter is 'd' or 'm' or 'y' or 'h' or 's')
            {
                var end = at;
                while (end < code.Length && char.ToLowerInvariant(code[end]) == letter)
                {
                    end++;
                }

                pieces.Add((letter, new string(letter, Math.Min(end - at, 4))));
                at = end;
            }
            else if (code.AsSpan(at).StartsWith("AM/PM", StringComparison.OrdinalIgnoreCase))
            {
                pieces.Add(('a', string.Empty));
                at += "AM/PM".Length;
            }
            else if (Skipped(code, at) is var (literal, next))
            {
                pieces.Add(('l', literal));
                at = next;
            }
            else
            {
                return null;
            }
        }

        return pieces.Exists(piece => piece.Kind is 'd' or 'm' or 'y' or 'h' or 's') ? pieces : null;
    }

    /// <returns>A literal and the place after it; null for what belongs to numbers or to durations.</returns>
    private static (string Literal, int Next)? Skipped(string code, int at) =>
        code[at] switch
        {
            '"' when code.IndexOf('"', at + 1) is > 0 and var end => (code[(at + 1)..end], end + 1),
            '\\' when at + 1 < code.Length => (code[at + 1].ToString(), at + 2),
            '[' when code.IndexOf(']', at) is > 0 and var end && code[at + 1] is '$' => (string.Empty, end + 1), // a locale
            '.' or ',' or '/' or '-' or ':' or ' ' or '\u00A0' => (code[at].ToString(), at + 1),
            'г' or 'Г' => (code[at].ToString(), at + 1), // «2021 г.»
            _ => null,
        };
}
