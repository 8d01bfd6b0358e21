using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Http;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>The pages that the operator sees.</summary>
internal static class DeskPages
{
    public static IResult Home(IReadOnlyList<Campaign> campaigns, DateTimeOffset now) => new Page<HomePage>(
        StatusCodes.Status200OK,
        (nameof(HomePage.Campaigns), campaigns),
        (nameof(HomePage.Now), now));

    public static IResult CampaignFiles(
        IReadOnlyList<Campaign> campaigns,
        IReadOnlyList<CampaignVersion> versions,
        CampaignProposal? proposal = null,
        IReadOnlyList<CampaignMistake>? mistakes = null,
        string? notice = null,
        int status = StatusCodes.Status200OK) => new Page<CampaignFilesPage>(
        status,
        (nameof(CampaignFilesPage.Campaigns), campaigns),
        (nameof(CampaignFilesPage.Versions), versions),
        (nameof(CampaignFilesPage.Proposal), proposal),
        (nameof(CampaignFilesPage.Mistakes), mistakes ?? []),
        (nameof(CampaignFilesPage.Notice), notice));

    public static IResult Campaign(DeskView view, RosterFilter filter) => new Page<CampaignPage>(
        StatusCodes.Status200OK,
        (nameof(CampaignPage.View), view),
        (nameof(CampaignPage.Filter), filter));

    public static IResult Quarantine(Campaign campaign, IReadOnlyList<QuarantineItem> items, string? notice, string? problem, int status = StatusCodes.Status200OK) => new Page<QuarantinePage>(
        status,
        (nameof(QuarantinePage.Campaign), campaign),
        (nameof(QuarantinePage.Items), items),
        (nameof(QuarantinePage.Notice), notice),
        (nameof(QuarantinePage.Problem), problem));

    public static IResult Organization(Campaign campaign, Organization organization, OrganizationHistory? history, string link) => new Page<OrganizationPage>(
        StatusCodes.Status200OK,
        (nameof(OrganizationPage.Campaign), campaign),
        (nameof(OrganizationPage.Organization), organization),
        (nameof(OrganizationPage.History), history),
        (nameof(OrganizationPage.Link), link));

    public static IResult OwnWords(Campaign campaign, OwnWordsNow words) => new Page<OwnWordsPage>(
        StatusCodes.Status200OK,
        (nameof(OwnWordsPage.Campaign), campaign),
        (nameof(OwnWordsPage.Words), words));

    /// <param name="form">What the operator has filled in, when it could not be done.</param>
    public static IResult ActivityWords(
        Campaign campaign, Activity activity, OwnWordsNow words, OwnWordsForm form, string? notice = null, string? problem = null, int status = StatusCodes.Status200OK) =>
        new Page<ActivityWordsPage>(
            status,
            (nameof(ActivityWordsPage.Campaign), campaign),
            (nameof(ActivityWordsPage.Activity), activity),
            (nameof(ActivityWordsPage.Words), words),
            (nameof(ActivityWordsPage.Form), form),
            (nameof(ActivityWordsPage.Notice), notice),
            (nameof(ActivityWordsPage.Problem), problem));

    public static IResult Editions(Campaign campaign, IReadOnlyList<Edition> editions, string? notice, string? problem, int status = StatusCodes.Status200OK) => new Page<EditionsPage>(
        status,
        (nameof(EditionsPage.Campaign), campaign),
        (nameof(EditionsPage.Editions), editions),
        (nameof(EditionsPage.Notice), notice),
        (nameof(EditionsPage.Problem), problem));

    public static IResult Edition(Campaign campaign, Edition edition) => new Page<EditionPage>(
        StatusCodes.Status200OK,
        (nameof(EditionPage.Campaign), campaign),
        (nameof(EditionPage.Edition), edition));

    public static IResult Verification(Campaign campaign, EditionCheck check, DateTimeOffset now) => new Page<VerificationPage>(
        StatusCodes.Status200OK,
        (nameof(VerificationPage.Campaign), campaign),
        (nameof(VerificationPage.Check), check),
        (nameof(VerificationPage.Now), now));

    public static IResult Links(
        Campaign campaign, IReadOnlyList<(Organization Organization, string Link)> shown, int current, int pages, DateTimeOffset now) => new Page<LinksPage>(
        StatusCodes.Status200OK,
        (nameof(LinksPage.Campaign), campaign),
        (nameof(LinksPage.Shown), shown),
        (nameof(LinksPage.Current), current),
        (nameof(LinksPage.Pages), pages),
        (nameof(LinksPage.Now), now));

    public static IResult GoogleForm(Campaign campaign, string appAddress, string syncKey, DateTimeOffset now) => new Page<GoogleFormPage>(
        StatusCodes.Status200OK,
        (nameof(GoogleFormPage.Campaign), campaign),
        (nameof(GoogleFormPage.AppAddress), appAddress),
        (nameof(GoogleFormPage.SyncKey), syncKey),
        (nameof(GoogleFormPage.Now), now));

    public static IResult Door(string returnTo, bool byKey, bool byEntra, string? problem = null, int status = StatusCodes.Status200OK) => new Page<StaffDoorPage>(
        status,
        (nameof(StaffDoorPage.Return), returnTo),
        (nameof(StaffDoorPage.ByKey), byKey),
        (nameof(StaffDoorPage.ByEntra), byEntra),
        (nameof(StaffDoorPage.Problem), problem));
}
