using System.Text.RegularExpressions;

namespace RoadmapFunctions.Answers;

/// <summary>
/// Whether own words look as if they named a person: a telephone number, an e-mail or home address, a name. It only asks a human to look:
/// it can be wrong both ways and changes nothing by itself.
/// </summary>
public static partial class PersonalTraces
{
    private const int MatchTimeout = 1000; // milliseconds

    /// <returns>What the text looks like, in the order of the kinds; empty for a text without traces.</returns>
    public static IReadOnlyList<PersonalTrace> In(string text) =>
        [.. Enum.GetValues<PersonalTrace>().Where(trace => LooksLike(text, trace))];

    private static bool LooksLike(string text, PersonalTrace trace)
    {
        try
        {
            return trace switch
            {
                PersonalTrace.Mail => Mail().IsMatch(text),
                PersonalTrace.Telephone => Telephone().IsMatch(text),
                PersonalTrace.House => House().IsMatch(text),
                // A school that is named after somebody does not name a living person.
                _ => Name().IsMatch(Namesake().Replace(text, " ")),
            };
        }
        catch (RegexMatchTimeoutException)
        {
            return true; // a text too long or too odd to match in time is worth a look
        }
    }

    [GeneratedRegex(@"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63})+", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Mail();

    // «+7 913 812-34-56», «8(3822)53-42-11», «тел. 53-42-11», «т. 534211». A date, a year, a document number and a range do not match.
    [GeneratedRegex(
        @"(?<![\d.,/№-])(?<!№ )((\+7|\b[78])[\s-]?\(?(\d{3}\)?[\s-]?\d{3}|\d{4}\)?[\s-]?\d{2}|\d{5}\)?[\s-]?\d)[\s-]?\d{2}[\s-]?\d{2}"
            + @"|\(\d{3,5}\)\s?\d{1,3}-\d{2}-\d{2}"
            + @"|\b(т|тел|телефон\w{0,3}|моб|сот)\b[.:]?\s*\(?\d[\d\s()-]{3,14}\d)(?![\d-])",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        MatchTimeout
    )]
    private static partial Regex Telephone();

    // «ул. Ленина, 5», «пр. Кирова, д. 12», «д. 5, кв. 14». A street without a house is a place, not somebody's home.
    [GeneratedRegex(
        @"\b(?i:ул|улиц\w{0,4}|пр|просп|проспект\w{0,4}|пер|переул\w{0,4}|пл|площад\w{0,4}|бульвар\w{0,4}|шоссе|мкр)"
            + @"\b\.?\s+[А-ЯЁ][\w.\s-]{1,40}?,?\s*(д\.?\s*|дом\w{0,2}\s+)?\d+[а-я]?\b"
            + @"|\bд\.\s*\d+[а-я]?\s*,?\s*кв\.\s*\d+|\bкв\.\s*\d+|\bквартир\w{0,4}\s+№?\s*\d+",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        MatchTimeout
    )]
    private static partial Regex House();

    // «Иванова М.П.», «М. П. Иванова», «Мария Петровна», «Иванов Пётр Ильич».
    [GeneratedRegex(
        @"\b[А-ЯЁ][а-яё]{1,30}(-[А-ЯЁ][а-яё]{1,30})?\s[А-ЯЁ]\.\s?[А-ЯЁ]\."
            + @"|(?<![А-ЯЁа-яё.])[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]{2}"
            + @"|\b[А-ЯЁ][а-яё]{1,30}\s[А-ЯЁ][а-яё]{1,30}(ич(а|у|ем|ом|е)?|(вн|чн)(а|ы|е|у|ой))\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        MatchTimeout
    )]
    private static partial Regex Name();

    // «имени А.С. Пушкина», «им. И.С. Черных».
    [GeneratedRegex(
        @"\b(имени|им\.)\s+(([А-ЯЁ]\.\s?){1,2}[А-ЯЁ][а-яё]{1,30}|([А-ЯЁ][а-яё]{1,30}\s?){1,3}([А-ЯЁ]\.\s?){0,2})",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        MatchTimeout
    )]
    private static partial Regex Namesake();
}

public enum PersonalTrace
{
    Mail,
    Telephone,
    House,
    Name,
}
