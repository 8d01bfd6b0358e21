using RoadmapFunctions.Collecting.Import;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>Where each thing stands in a table of schools. Columns are found by their headers, never by position.</summary>
/// <param name="Head">The lowest row of the header; what is above it is a title.</param>
public sealed record RosterColumns(int Head, int? Name, int? ShortName, int? Email, int? Contact, int? Municipality, int? Aliases)
{
    /// <summary>Rows. Above a header people put a title, a date and a blank line.</summary>
    private const int LowestHeader = 15;

    // Beginnings of words in a header, and of words that make it the header of something else: «Почтовый адрес», «Код ОО». The first list
    // that fits takes the header, and of two headers of one column the one of the earlier list is more exact.
    private static readonly (string Column, string[] Words, string[] Unless)[] Known =
    [
        (nameof(Email), ["mail", "майл", "мейл", "почт"], ["почтов"]),
        (nameof(ShortName), ["кратк", "сокращ"], []),
        (nameof(Municipality), ["район", "муницип", "округ", "террит"], []),
        (nameof(Aliases), ["други", "псевдон", "иначе", "пишут"], []),
        (nameof(Contact), ["контакт", "ответств", "телефон", "руковод", "директ", "фио"], []),
        (nameof(Name), ["наимен", "назван"], []),
        (
            nameof(Name),
            ["школ", "учрежд", "организ", "оу", "оо"],
            ["код", "тип", "вид", "инн", "огрн", "кпп", "адрес", "индекс", "численн", "колич"]
        ),
    ];

    /// <returns>Null when no row of the top names a column of schools.</returns>
    public static RosterColumns? Find(IReadOnlyList<TableRow> rows)
    {
        var top = rows.Take(LowestHeader).ToList();
        var best = top.Index().MaxBy(row => NamesIn(row.Item).Count).Index;
        if (top.Count == 0 || NamesIn(top[best]).Count == 0)
        {
            return null;
        }

        // A merged header has two rows: the lower one is more exact, and where it is blank the upper one counts.
        var (first, last) = (best, best);
        if (best > 0 && top[best - 1].Cells.Count(cell => cell.Length > 0) > 1)
        {
            first--;
        }

        if (best + 1 < top.Count && GoesOn(top[best], top[best + 1]))
        {
            last++;
        }

        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var used = new HashSet<int>();
        foreach (var (column, at) in Enumerable.Range(first, last - first + 1).Reverse().SelectMany(row => NamesIn(top[row])))
        {
            if (!names.ContainsKey(column) && used.Add(at))
            {
                names[column] = at;
            }
        }

        return names.ContainsKey(nameof(Name))
            ? new(
                last,
                At(nameof(Name)),
                At(nameof(ShortName)),
                At(nameof(Email)),
                At(nameof(Contact)),
                At(nameof(Municipality)),
                At(nameof(Aliases))
            )
            : null;

        int? At(string column) => names.TryGetValue(column, out var at) ? at : null;
    }

    /// <summary>Rows of the table in the columns that were found, under a header of one row that is found again.</summary>
    public string Again(IEnumerable<TableRow> rows)
    {
        (string Header, int? At)[] all =
        [
            ("Наименование", Name),
            ("Краткое наименование", ShortName),
            ("Территория", Municipality),
            ("Почта", Email),
            ("Контакт", Contact),
            ("Школы пишут так", Aliases),
        ];
        var found = all.Where(column => column.At is not null).ToList();
        return string.Join(
            '\n',
            rows.Select(row => string.Join('\t', found.Select(column => row.At(column.At))))
                .Prepend(string.Join('\t', found.Select(column => column.Header)))
        );
    }

    // Under a merged cell, names stand where the header itself is blank.
    private static bool GoesOn(TableRow header, TableRow below) =>
        NamesIn(below).Values.Any(at => header.At(at).Length == 0) && below.Cells.Count(cell => cell.Length > 0) == NamesIn(below).Count;

    private static Dictionary<string, int> NamesIn(TableRow row)
    {
        var found = new Dictionary<string, (int List, int At)>(StringComparer.Ordinal);
        foreach (var (index, text) in row.Cells.Index().Where(cell => !LooksLikeSchool(row) && cell.Item.Length is > 0 and < 80))
        {
            if (ListOf(text) is { } list && (!found.TryGetValue(Known[list].Column, out var known) || list < known.List))
            {
                found[Known[list].Column] = (list, index);
            }
        }

        return found.ToDictionary(each => each.Key, each => each.Value.At, StringComparer.Ordinal);
    }

    /// <returns>Null when the header is of no known column.</returns>
    private static int? ListOf(string header)
    {
        var words = TextKey.Of(header).Split(' ');
        var list = Array.FindIndex(Known, each => HasOneOf(each.Words) && !HasOneOf(each.Unless));
        return list < 0 ? null : list;

        bool HasOneOf(string[] beginnings) =>
            beginnings.Any(beginning => words.Any(word => word.StartsWith(TextKey.Of(beginning), StringComparison.Ordinal)));
    }

    // «МАОУ СОШ № 5» begins with the same letters as a header.
    private static bool LooksLikeSchool(TableRow row) =>
        row.Cells.Any(cell =>
            cell.Contains('@', StringComparison.Ordinal) || (cell.Contains('№', StringComparison.Ordinal) && cell.Any(char.IsAsciiDigit))
        );
}
