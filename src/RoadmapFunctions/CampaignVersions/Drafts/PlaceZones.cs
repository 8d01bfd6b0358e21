using System.Text.RegularExpressions;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>
/// The time zone of a place that an order names: a city or a region in any case. The zones are those of law 107-FZ, article 5, by the clock
/// of today; a region that has several, or a name that is also a surname, is not in the list: then a person is asked.
/// </summary>
internal static class PlaceZones
{
    // Beginnings of words. What ends with «$» is a whole word.
    private static readonly (string Zone, string Names)[] Known =
    [
        ("Europe/Kaliningrad", "калининград"),
        (
            "Europe/Moscow",
            "москв московск подмосков санкт-петербург петербург ленинградск белгород брянск владимирск воронеж ивановск калужск калуг$ "
                + "калуги$ костромск костром курской$ курска$ курск$ липецк орловск рязанск рязани$ рязань$ смоленск тамбовск тамбова$ "
                + "тверск твери$ тверь$ тульск тулы$ тула$ ярославск ярославл архангельск вологодск вологды$ вологда$ мурманск новгород "
                + "нижегородск псков карел коми$ петрозаводск сыктывкар адыге дагестан махачкал ингуш кабардино карачаево осети "
                + "чеченск чечн грозн "
                + "ставропол краснодар волгоград ростовск ростов-на-дону ростова-на-дону крым севастопол кировской$ пензенск пензы$ пенза$ "
                + "мордов саранск татарстан казани$ казань$ чуваш чебоксар"
        ),
        ("Europe/Samara", "самарск самары$ самара$ удмурт ижевск саратовск саратова$ ульяновск астраханск астрахани$"),
        (
            "Asia/Yekaterinburg",
            "екатеринбург свердловск челябинск пермск перми$ пермь$ курганск кургана$ оренбург тюменск тюмени$ тюмень$ башкортостан башкир "
                + "уфы$ уфа$ ханты-мансийск югры$ ямало-ненецк сургут магнитогорск тобольск"
        ),
        ("Asia/Omsk", "омск"),
        ("Asia/Tomsk", "томск колпашев"),
        ("Asia/Novosibirsk", "новосибирск алтайск барнаул бийск"),
        ("Asia/Krasnoyarsk", "красноярск хакас абакан тыва$ тывы$ тува$ тувы$ кызыл$ кызыла$ кемеров кузбасс новокузнецк"),
        ("Asia/Irkutsk", "иркутск бурят улан-удэ ангарск братск$ братска$"),
        ("Asia/Yakutsk", "якутск якути амурской$ благовещенск забайкальск читинск читы$ чита$"),
        ("Asia/Vladivostok", "владивосток приморского$ приморский$ хабаровск еврейской$ биробиджан"),
        ("Asia/Magadan", "магадан сахалин"),
        ("Asia/Kamchatka", "камчат чукот петропавловск-камчатск"),
    ];

    private static readonly (string Zone, Regex Place)[] Places =
    [
        .. Known.Select(known =>
            (
                known.Zone,
                // «Калининградского района» is a part of some other place.
                new Regex(
                    $@"(?<![\w-])({string.Join('|', known.Names.Split(' ').Select(Spelled))})(?![\w-])(?!\s+район)",
                    RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
                    TimeSpan.FromSeconds(1)
                )
            )
        ),
    ];

    /// <param name="places">Texts that name the place, the best one first.</param>
    /// <returns>IANA name from the first text that names exactly one zone; null when none does.</returns>
    public static string? Of(params IEnumerable<string?> places) =>
        places.Select(text => ZonesIn(text ?? string.Empty)).FirstOrDefault(zones => zones.Count == 1)?[0];

    private static List<string> ZonesIn(string text) => [.. Places.Where(each => each.Place.IsMatch(text)).Select(each => each.Zone)];

    private static string Spelled(string name) => name.EndsWith('$') ? Regex.Escape(name[..^1]) : $@"{Regex.Escape(name)}[\w-]*";
}
