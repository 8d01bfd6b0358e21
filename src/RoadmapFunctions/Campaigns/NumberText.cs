using System.Globalization;
using System.Text.RegularExpressions;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>
/// A number as people write it: «1 200», «12,5», «12.5», «12 чел.». It gives every number that the text can mean: «1,200» is 1200 in one
/// country and 1.2 in another. «около 30», «10–15» and «двенадцать» mean none.
/// </summary>
/// <param name="Numbers">Empty when the text is not a number; two when countries read it differently.</param>
/// <param name="OtherUnit">What stands after the number and is not its unit; null otherwise.</param>
public sealed partial record NumberText(IReadOnlyList<decimal> Numbers, string? OtherUnit = null)
{
    /// <summary>A double and an Excel cell hold fifteen digits.</summary>
    public const double Greatest = 999_999_999_999_999;

    private const int MostDigits = 15;
    private const int MostFraction = 6;

    // Names of one unit: after 1, after 2, after 5, and its abbreviations.
    private static readonly string[][] Units =
    [
        ["человек", "человека", "человек", "чел"],
        ["рубль", "рубля", "рублей", "руб", "р", "₽"],
        ["штука", "штуки", "штук", "шт"],
        ["час", "часа", "часов", "ч"],
        ["минута", "минуты", "минут", "мин"],
        ["единица", "единицы", "единиц", "ед"],
        ["балл", "балла", "баллов"],
        ["год", "года", "лет"],
        ["процент", "процента", "процентов", "%"],
        ["день", "дня", "дней", "дн"],
        ["урок", "урока", "уроков"],
        ["занятие", "занятия", "занятий"],
    ];

    private const int WordForms = 3;

    // Of these there are no fractions.
    private static readonly string[] Counted = ["чел", "шт", "ед"];

    /// <summary>There is nothing in the text that a person would read.</summary>
    public bool IsBlank { get; private init; }

    /// <param name="unit">What may stand after the number; null for nothing.</param>
    public static NumberText Read(string text, string? unit)
    {
        var line = Spaces().Replace(CleanText.Of(text), " ").Trim();
        if (TextKey.Of(line).Length == 0)
        {
            return new([]) { IsBlank = true };
        }

        var match = Whole().Match(line);
        var behind = match.Groups["unit"].Value.Trim();
        if (!match.Success)
        {
            return new([]);
        }

        if (behind is not ("" or ".") && !(unit is not null && IsUnit(behind, unit)))
        {
            return new([], char.IsLetter(behind[0]) || char.IsSymbol(behind[0]) || behind[0] == '%' ? behind : null);
        }

        var sign = match.Groups["sign"].Value is "-" or "−" or "–" ? -1 : 1;
        return new([.. Meanings(match.Groups["number"].Value).Distinct().Select(number => sign * number)]);
    }

    /// <summary>
    /// Whether a text is a name of the unit, with what the unit is counted by: «часов в неделю» is «ч в неделю», and of a unit without such
    /// words it is another one.
    /// </summary>
    public static bool IsUnit(string word, string unit)
    {
        var (one, other) = (TextKey.OrText(word), TextKey.OrText(unit));
        return one == other
            || NamesOf(FirstWord(one)) is { } names
                && names == NamesOf(FirstWord(other))
                && (!one.Contains(' ', StringComparison.Ordinal) || Behind(one) == Behind(other));
    }

    /// <summary>The unit is one of people or things, so only whole numbers of it exist.</summary>
    public static bool IsCounted(string unit) =>
        NamesOf(TextKey.OrText(unit)) is { } names && Counted.Any(each => names.Contains(each, StringComparer.Ordinal));

    /// <summary>
    /// The unit as it stands after the number: «2 часа», «0,5 часа», «5 часов». An abbreviation and an unknown word stay as they are.
    /// </summary>
    public static string Agreeing(string unit, decimal number)
    {
        var word = FirstWord(unit);
        return NamesOf(word.ToLowerInvariant()) is { } names && Array.IndexOf(names, word.ToLowerInvariant()) is >= 0 and < WordForms
            ? string.Concat(
                number == decimal.Truncate(number) ? Russian.Plural((int)(Math.Abs(number) % 100), names[0], names[1], names[2]) : names[1],
                unit.AsSpan(word.Length)
            )
            : unit;
    }

    private static string[]? NamesOf(string word) => Units.FirstOrDefault(names => names.Contains(word, StringComparer.Ordinal));

    private static string FirstWord(string text) => text.Split(' ')[0];

    private static string Behind(string text) => text[FirstWord(text).Length..];

    /// <summary>A sheet's number in decimal digits: 0.1 + 0.2 is 0.3.</summary>
    public static decimal Exact(double number) => Math.Round((decimal)number, MostFraction);

    /// <summary>Whether a cell that holds the one number may show the other, rounded to the decimal places that it shows.</summary>
    public static bool Rounds(double kept, decimal seen, string shown)
    {
        var digits = Fraction().Match(shown) is { Success: true } fraction ? Math.Min(fraction.Groups["digits"].Length, MostFraction) : 0;
        return Math.Abs((decimal)kept - seen) <= 0.5m / (decimal)Math.Pow(10, seen == decimal.Truncate(seen) && digits == 3 ? 0 : digits);
    }

    // Groups of three between spaces, commas or dots; a comma or a dot before the rest.
    private static IEnumerable<decimal> Meanings(string number)
    {
        if (number.Count(char.IsAsciiDigit) > MostDigits)
        {
            yield break;
        }

        if (Grouped().Match(number) is { Success: true } grouped)
        {
            yield return Parse(Digits(grouped.Groups["whole"].Value), grouped.Groups["fraction"].Value);
        }

        if (Plain().Match(number) is { Success: true } plain && plain.Groups["fraction"].Length <= MostFraction)
        {
            yield return Parse(Digits(plain.Groups["whole"].Value), plain.Groups["fraction"].Value);
        }
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static decimal Parse(string whole, string fraction) =>
        decimal.Parse($"{whole}.{fraction}0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\A(?<sign>[+\-−–])? ?(?<number>[0-9](?:[0-9 .,]*[0-9])?)(?<unit>.*)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();

    /// <summary>«1,200», «1.234.567», «1,234.5»; a group does not begin with a zero.</summary>
    [GeneratedRegex(
        @"\A(?<whole>[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?:\.[0-9]{3})+))"
            + @"(?:(?<=,[0-9]{3})\.(?<fraction>[0-9]{1,6})|(?<=\.[0-9]{3}),(?<fraction>[0-9]{1,6}))?\z",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Grouped();

    /// <summary>«1200», «1 200», «1 200,5», «12.5».</summary>
    [GeneratedRegex(@"\A(?<whole>[0-9]+|[1-9][0-9]{0,2}(?: [0-9]{3})+)(?:[.,](?<fraction>[0-9]+))?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Plain();

    [GeneratedRegex(@"[.,](?<digits>[0-9]+)\D*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fraction();
}
