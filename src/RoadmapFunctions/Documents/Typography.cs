using System.Text.RegularExpressions;

namespace RoadmapFunctions.Documents;

/// <summary>
/// The spaces of a Russian typesetter, in one place for every document: words that are read together stay on one line. Words of a school
/// are never changed.
/// </summary>
public static partial class Typography
{
    public static string Of(string text) =>
        text.Length == 0 ? text : StuckWords().Replace(Dash().Replace(text, "\u00A0—"), match => match.Value.Replace(' ', '\u00A0'));

    /// <summary>«2020-2021 учебный год» and «2020 – 2021 учебный год» become «2020/2021 учебный год».</summary>
    public static string Years(string text) => SchoolYear().Replace(text, "${from}/${to}\u00A0");

    /// <summary>
    /// With the comma that closes a clause at its end, for a text that goes on: «школах, работающих в трудных условиях,».
    /// </summary>
    public static string Closed(string text) => OpenClause().IsMatch(text) ? $"{text}," : text;

    [GeneratedRegex(
        @",\s+(не\s+)?\w+(щ|вш)(ий|ая|ее|ие|его|ей|их|ему|им|ими|ую|ем)(ся)?\s[^,]*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex OpenClause();

    // «СОШ № 5», «№ 25/п»; «МАУ ИМЦ», «МАОУ СОШ»; «г. Томск»; «А.К. Ерохина», «Швайко И.В.»; «5 ООУ», «80 %», «10 мероприятий», «4 л.»;
    // «7 из 10»; «30.01.2021 21:42», «до 01.03.2021», «от ООШ»; «не оценён»; «пункт 2.1»; «в школе».
    [GeneratedRegex(
        @"\b[А-ЯЁ]{2,6} (?=№)|№ (?=\d)|\b(?:М[АБК]?ОУ|М[АБК]У|ГБОУ) (?=[А-ЯЁ«])|\bг\. (?=[А-ЯЁ])"
            + @"|\b[А-ЯЁ]\.\s?[А-ЯЁ]\. (?=[А-ЯЁ])|(?<=[а-яё]) (?=[А-ЯЁ]\.[А-ЯЁ]\.)"
            + @"|(?<=\d) (?=(?:ООУ|ОО|%|год|г\.|л\.|экз\.|мероприяти|учреждени|организаци|ответ|балл))"
            + @"|(?<=\d) (?=из[ \u00A0]\d)|(?<=\d[ \u00A0]из) (?=\d)|(?<=\d\.\d{4}) (?=\d\d:\d\d)"
            + @"|(?<![\w-])(?:до|от) (?=[\dА-ЯЁ])|(?<![\w-])[нН]е (?=[а-яё])"
            + @"|(?<=\d-[ея]) (?=полугод|четверт)|(?<=\b(?:[мМ]ероприяти|[пП]ункт|[пП]риложени|[рР]аздел)\w{0,3}) (?=\d)"
            + @"|(?<![\w-])[вВкКсСоОуУиИаА] (?=[\w«])",
        RegexOptions.None,
        1000
    )]
    private static partial Regex StuckWords();

    [GeneratedRegex(" —", RegexOptions.None, 1000)]
    private static partial Regex Dash();

    [GeneratedRegex(@"(?<from>\d{4})\s?[-–—]\s?(?<to>\d{4})\s(?=учебн)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SchoolYear();
}
