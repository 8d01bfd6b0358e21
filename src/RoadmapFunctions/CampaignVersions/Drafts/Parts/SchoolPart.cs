using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>The card of one school.</summary>
public sealed class SchoolPart(string id) : DraftPart
{
    public const string PartName = "school";

    public override string Name => PartName;

    public override string Title => "Карточка школы";

    public override string Item => id;

    public override string? FieldAt(Campaign campaign, string place) =>
        OfItem(place, FormattableString.Invariant($"$.organizations[{IndexIn(campaign)}]"), "name");

    protected override IEnumerable<(string Name, string? Value)> Write(Campaign campaign)
    {
        var school = campaign.FindOrganization(id)!;
        return
        [
            ("name", school.Name),
            ("shortName", school.ShortName),
            ("aliases", Lines(school.Aliases)),
            ("email", school.Email),
            ("contact", school.Contact),
            ("municipality", school.Municipality),
        ];
    }

    public override Campaign Apply(Campaign campaign, FormFields fields)
    {
        var card = new Organization(
            id,
            fields.Text("name"),
            fields.Optional("shortName") ?? SchoolNames.Brief(fields.Text("name")),
            fields.Lines("aliases"),
            fields.Optional("municipality"),
            fields.Optional("email"),
            fields.Optional("contact")
        );
        return campaign with { Organizations = [.. campaign.Organizations.Select(school => school.Id == id ? card : school)] };
    }

    /// <summary>The school leaves the roster; its answers stay in the log.</summary>
    public Campaign Remove(Campaign campaign) =>
        campaign with
        {
            Organizations = [.. campaign.Organizations.Where(school => school.Id != id)],
        };

    private int IndexIn(Campaign campaign) => campaign.Organizations.Index().First(each => each.Item.Id == id).Index;
}
