using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>What the report recommends, to whom, when and by which day.</summary>
public sealed class RecommendationsPart : DraftPart
{
    public const string PartName = "recommendations";

    public override string Name => PartName;

    public override string Title => "Рекомендации";

    public override string? FieldAt(Campaign campaign, string place) => Own(place, PartName);

    protected override IEnumerable<(string Name, string? Value)> Write(Campaign campaign) =>
        campaign
            .Recommendations.Index()
            .SelectMany(each =>
                (IEnumerable<(string, string?)>)
                    [
                        ($"{PartName}[{each.Index}].id", each.Item.Id),
                        ($"{PartName}[{each.Index}].when", Choices.Name(each.Item.When)),
                        ($"{PartName}[{each.Index}].addressee", Choices.Name(each.Item.Addressee)),
                        ($"{PartName}[{each.Index}].text", RecommendationWords.ForPerson(each.Item.Text)),
                        ($"{PartName}[{each.Index}].due", Day(each.Item.Due)),
                    ]
            );

    public override Campaign Apply(Campaign campaign, FormFields fields)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return campaign with { Recommendations = [.. fields.Items(PartName).Select(each => Recommendation(each, taken))] };
    }

    private static Recommendation Recommendation(FormFields fields, HashSet<string> taken)
    {
        var when = fields.Choice("when", RecommendationCondition.OrganizationMissing);
        var id = fields.Text("id") is { Length: > 0 } kept && !taken.Contains(kept) ? kept : Ids.From(Choices.Name(when), "advice", taken);
        taken.Add(id);
        return new(
            id,
            when,
            RecommendationWords.ForFile(fields.Text("text")),
            fields.Date("due"),
            fields.Choice("addressee", RecommendationAddressee.Organization)
        );
    }
}
