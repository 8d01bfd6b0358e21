namespace RoadmapFunctions.Campaigns;

/// <summary>A noun for the organizations of a campaign, for sentences that need a case: «во всех учреждениях», «каждой школе».</summary>
/// <param name="One">The singular.</param>
/// <param name="Many">The plural.</param>
public sealed record OrganizationNoun(GrammaticalGender Gender, NounForms One, NounForms Many)
{
    private static readonly OrganizationNoun Institution = new(
        GrammaticalGender.Neuter,
        new("учреждение", "учреждения", "учреждению", "учреждением", "учреждении"),
        new("учреждения", "учреждений", "учреждениям", "учреждениями", "учреждениях")
    );

    private static readonly OrganizationNoun[] Known =
    [
        Institution,
        new(
            GrammaticalGender.Feminine,
            new("организация", "организации", "организации", "организацией", "организации"),
            new("организации", "организаций", "организациям", "организациями", "организациях")
        ),
        new(
            GrammaticalGender.Feminine,
            new("школа", "школы", "школе", "школой", "школе"),
            new("школы", "школ", "школам", "школами", "школах")
        ),
    ];

    /// <returns>The first known noun of the text; otherwise «учреждение», which fits kindergartens and colleges too.</returns>
    public static OrganizationNoun In(string plural) =>
        plural
            .Split(' ')
            .Select(word => Known.FirstOrDefault(noun => noun.Many.Nominative == word))
            .FirstOrDefault(noun => noun is not null)
        ?? Institution;

    /// <summary>The form of a word that agrees with the singular.</summary>
    public string Of(string masculine, string feminine, string neuter) => Gender.Of(masculine, feminine, neuter);
}

/// <summary>The cases of a noun in one number.</summary>
public sealed record NounForms(string Nominative, string Genitive, string Dative, string Instrumental, string Prepositional);
