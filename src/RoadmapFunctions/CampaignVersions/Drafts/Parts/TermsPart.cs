using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>What the papers call the institutions and the plan.</summary>
public sealed class TermsPart : DraftPart
{
    public const string PartName = "terms";

    public override string Name => PartName;

    public override string Title => "Слова документов";

    public override string? FieldAt(Campaign campaign, string place) => Own(place, PartName);

    protected override IEnumerable<(string Name, string? Value)> Write(Campaign campaign) =>
        [
            ("terms.organization.plural", campaign.Terms.Organization.Plural),
            ("terms.organization.pluralGenitive", campaign.Terms.Organization.PluralGenitive),
            ("terms.organization.abbreviation", campaign.Terms.Organization.Abbreviation),
            ("terms.organization.gender", Choices.Name(campaign.Terms.Organization.Gender)),
            ("terms.plan", campaign.Terms.Plan),
        ];

    public override Campaign Apply(Campaign campaign, FormFields fields) =>
        campaign with
        {
            Terms = new(
                new(
                    fields.Text("terms.organization.plural"),
                    fields.Text("terms.organization.pluralGenitive"),
                    fields.Text("terms.organization.abbreviation"),
                    fields.Choice("terms.organization.gender", GrammaticalGender.Neuter)
                ),
                fields.Optional("terms.plan")
            ),
        };
}
