using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>The order and its requisites: what every document is made of.</summary>
public sealed class OrderPart : DraftPart
{
    public const string PartName = "order";

    public override string Name => PartName;

    public override string Title => "Документ и подписи";

    public override string? FieldAt(Campaign campaign, string place) =>
        Own(place, "id", "previous") is not null
            ? string.Empty
            : Own(place, "title", "period", "legalBasis", "operator", "recipient", "requisites");

    protected override IEnumerable<(string Name, string? Value)> Write(Campaign campaign) =>
        [
            ("legalBasis.kind", campaign.LegalBasis.Kind),
            ("legalBasis.date", Day(campaign.LegalBasis.Date)),
            ("legalBasis.number", campaign.LegalBasis.Number),
            ("legalBasis.title", campaign.LegalBasis.Title),
            ("legalBasis.issuer", campaign.LegalBasis.Issuer),
            ("legalBasis.issuerGenitive", campaign.LegalBasis.IssuerGenitive),
            ("legalBasis.inPursuanceOf", campaign.LegalBasis.InPursuanceOf),
            ("legalBasis.controller", campaign.LegalBasis.Controller),
            ("title", campaign.Title),
            ("period", campaign.Period),
            ("operator.name", campaign.Operator.Name),
            ("operator.fullName", campaign.Operator.FullName),
            ("operator.contacts", campaign.Operator.Contacts),
            ("operator.signatoryPost", campaign.Operator.SignatoryPost),
            ("operator.signatoryName", campaign.Operator.SignatoryName),
            ("recipient.name", campaign.Recipient.Name),
            ("requisites.place", campaign.Requisites.Place),
            ("requisites.reportAddressee", campaign.Requisites.ReportAddressee),
            ("requisites.summaryAddressee", campaign.Requisites.SummaryAddressee),
            ("requisites.approval", campaign.Requisites.Approval),
            ("requisites.executor.name", campaign.Requisites.Executor?.Name),
            ("requisites.executor.phone", campaign.Requisites.Executor?.Phone),
        ];

    public override Campaign Apply(Campaign campaign, FormFields fields) =>
        campaign with
        {
            Title = fields.Text("title"),
            Period = fields.Text("period"),
            LegalBasis = new(
                fields.Text("legalBasis.issuer"),
                fields.Text("legalBasis.kind"),
                fields.Date("legalBasis.date") ?? CampaignDraft.NoDate,
                fields.Text("legalBasis.number"),
                fields.Text("legalBasis.title"),
                fields.Optional("legalBasis.inPursuanceOf"),
                fields.Optional("legalBasis.issuerGenitive"),
                fields.Optional("legalBasis.controller")
            ),
            Operator = new(
                fields.Text("operator.name"),
                fields.Text("operator.signatoryPost"),
                fields.Text("operator.signatoryName"),
                fields.Optional("operator.fullName"),
                fields.Optional("operator.contacts")
            ),
            Recipient = new(fields.Text("recipient.name")),
            Requisites = new(
                fields.Optional("requisites.place"),
                fields.Optional("requisites.reportAddressee"),
                fields.Optional("requisites.summaryAddressee"),
                fields.Optional("requisites.approval"),
                fields.Is("requisites.executor.name") || fields.Is("requisites.executor.phone")
                    ? new(fields.Text("requisites.executor.name"), fields.Text("requisites.executor.phone"))
                    : null
            ),
        };
}
