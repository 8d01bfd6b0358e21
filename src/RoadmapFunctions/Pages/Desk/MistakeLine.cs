using System.Globalization;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>A mistake of a draft with a link to the field that it is about.</summary>
/// <param name="Title">The part, the question or the school that it belongs to.</param>
public sealed record MistakeLine(string Address, string Title, string Sentence)
{
    public static IReadOnlyList<MistakeLine> Of(Campaign campaign, IEnumerable<CampaignMistake> mistakes) =>
        [
            .. mistakes
                .GroupBy(mistake => (Title: TitleOf(campaign, mistake), Sentence: DraftMistakes.SentenceOf(mistake)))
                .Select(group => new MistakeLine(
                    AddressOf(campaign, group.First()),
                    group.Key.Title,
                    group.Count() == 1
                        ? group.Key.Sentence
                        : $"{group.Key.Sentence} Так в {Russian.Count(group.Count(), "месте", "местах", "местах")}."
                )),
        ];

    private static DraftPart? PartOf(Campaign campaign, CampaignMistake mistake) =>
        IndexIn(mistake.Place, "$.activities[") is { } question && question < campaign.Activities.Count
            ? new QuestionPart(campaign.Activities[question].Id)
        : IndexIn(mistake.Place, "$.organizations[") is { } school && school < campaign.Organizations.Count
            ? new SchoolPart(campaign.Organizations[school].Id)
        : DraftPart.Once.FirstOrDefault(part => part.FieldAt(campaign, mistake.Place) is not null);

    private static int? IndexIn(string place, string list) =>
        place.StartsWith(list, StringComparison.Ordinal)
        && int.TryParse(
            place.AsSpan(list.Length, place.IndexOf(']', list.Length) - list.Length),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var index
        )
            ? index
            : null;

    private static string AddressOf(Campaign campaign, CampaignMistake mistake) =>
        PartOf(campaign, mistake) is { } part
            ? $"{DeskAddress.Editor(campaign.Id, part.Name, part.Item)}"
                + $"#{EditField.IdOf(part.FieldAt(campaign, mistake.Place) ?? string.Empty)}"
            : DeskAddress.Editor(campaign.Id, DeskAddress.SchoolsPart);

    // «Документ и подписи: Кто получает сводную информацию».
    private static string TitleOf(Campaign campaign, CampaignMistake mistake) =>
        PartOf(campaign, mistake) is { } part && part.FieldAt(campaign, mistake.Place) is { } field && FieldNames.Has(part, field)
            ? $"{TitleOfPart(campaign, mistake)}: {FieldNames.Label(part, field)}"
            : TitleOfPart(campaign, mistake);

    private static string TitleOfPart(Campaign campaign, CampaignMistake mistake) =>
        PartOf(campaign, mistake) switch
        {
            QuestionPart part => $"Вопрос {campaign.FindActivity(part.Item)!.Number}",
            SchoolPart part => campaign.FindOrganization(part.Item)!.ShortName is { Length: > 0 } name ? name : "Новая школа",
            { } part => part.Title,
            null => "Школы",
        };
}
