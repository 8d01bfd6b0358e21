using System.Text.Json.Serialization;

namespace RoadmapFunctions.Campaigns;

/// <summary>What the campaign's papers call things. The usual words fit any city; an order may have its own.</summary>
/// <param name="Plan">What is carried out, in the genitive, as it stands after «о выполнении»: «плана мероприятий („дорожной
/// карты“)»; null where the order is not about a plan.</param>
public sealed record CampaignTerms(OrganizationTerm Organization, string? Plan = null)
{
    public static CampaignTerms Usual { get; } =
        new(new OrganizationTerm("образовательные организации", "образовательных организаций", "ОО", GrammaticalGender.Feminine));
}

/// <param name="Plural">In the nominative: «общеобразовательные учреждения».</param>
/// <param name="PluralGenitive">«общеобразовательных учреждений».</param>
/// <param name="Abbreviation">Not declined: «ООУ».</param>
/// <param name="Gender">The gender of one organization, for the verbs beside it: «ООУ представило».</param>
public sealed record OrganizationTerm(string Plural, string PluralGenitive, string Abbreviation, GrammaticalGender Gender)
{
    /// <summary>A noun to use beside the abbreviation, so that the abbreviation does not stand in every sentence.</summary>
    [JsonIgnore]
    public OrganizationNoun Noun => OrganizationNoun.In(Plural);

    /// <summary>
    /// A verb in the past tense that agrees with the count: «представ» gives «представило 1 ООУ» and «представили 5 ООУ».
    /// </summary>
    public string Did(int count, string stem) => stem + (count != 1 ? "или" : Gender.Of("ил", "ила", "ило"));

    /// <summary>«1 ООУ, представившее», «5 ООУ, представивших».</summary>
    public string HavingDone(int count, string stem) => stem + (count != 1 ? "ивших" : Gender.Of("ивший", "ившая", "ившее"));
}

public enum GrammaticalGender
{
    Masculine,
    Feminine,
    Neuter,
}

public static class GrammaticalGenders
{
    /// <summary>«оно», «она», «он» and the like.</summary>
    public static string Of(this GrammaticalGender gender, string masculine, string feminine, string neuter) =>
        gender switch
        {
            GrammaticalGender.Masculine => masculine,
            GrammaticalGender.Feminine => feminine,
            _ => neuter,
        };
}
