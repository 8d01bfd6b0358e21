using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>Addresses of the desk. Ids have only letters, digits and hyphens.</summary>
public static class DeskAddress
{
    public const string Home = "/desk";

    /// <summary>The reader's page.</summary>
    public const string Reader = "/reader";

    public const string Campaigns = $"{Home}/campaigns";

    /// <summary>The page where a new campaign begins.</summary>
    public const string Beginning = $"{Home}/edit";

    /// <summary>Part of the editor: the roster as a table.</summary>
    public const string SchoolsPart = "schools";

    public const string Letterhead = $"{Home}/letterhead";
    public const string Backups = $"{Home}/backups";

    public static string Backup(string name) => $"/api/backups/{name}";

    public static string CampaignFile(string campaignId, int? version = null) =>
        FormattableString.Invariant($"/api/campaigns/{campaignId}{(version is null ? string.Empty : $"?version={version}")}");

    /// <summary>The campaign may be a draft that has never been published.</summary>
    public static string Editor(string campaignId) => $"{Campaigns}/{campaignId}/edit";

    /// <param name="item">Item of a list; null or empty for a part that exists once.</param>
    public static string Editor(string campaignId, string part, string? item = null) =>
        $"{Editor(campaignId)}?part={part}{(string.IsNullOrEmpty(item) ? string.Empty : $"&item={item}")}";

    public static string Roster(string campaignId) => $"{Campaigns}/{campaignId}/roster/edit";

    public static string Preview(string campaignId, string? what = null) =>
        $"{Campaigns}/{campaignId}/preview{(what is null ? string.Empty : $"?as={what}")}";

    public static string Of(Campaign campaign) => $"{Campaigns}/{campaign.Id}";

    /// <summary>The schools in one of the states of <see cref="RosterFilter"/>.</summary>
    public static string Roster(Campaign campaign, string state) => $"{Of(campaign)}?state={state}#roster";

    public static string Sync(Campaign campaign) => $"{Of(campaign)}/sync";

    /// <summary>Where work is sent again that was given up.</summary>
    public static string Run(Campaign campaign, string id) => $"{Of(campaign)}/runs/{id}";

    public static string UnreadableWork(Campaign campaign) => $"{Of(campaign)}/unreadable-work";

    /// <summary>Where the state of a run is read.</summary>
    public static string RunForPrograms(Campaign campaign, string id) => $"/api/campaigns/{campaign.Id}/runs/{id}";

    public static string Tabs(Campaign campaign) => $"{Of(campaign)}/tabs";

    public static string Import(Campaign campaign) => $"{Of(campaign)}/import";

    public static string Quarantine(Campaign campaign) => $"{Of(campaign)}/quarantine";

    public static string Quarantine(Campaign campaign, string key) => $"{Quarantine(campaign)}/{key}";

    /// <summary>The page where the content of a row is erased.</summary>
    public static string QuarantineErasure(Campaign campaign, string key) => $"{Quarantine(campaign, key)}/erasure";

    /// <summary>The page where the operator decides whose an answer of the school was.</summary>
    public static string Decision(Campaign campaign, Organization organization) => $"{Organization(campaign, organization)}/decision";

    /// <summary>The next text that waits for a reader.</summary>
    public static string Reading(Campaign campaign) => $"{Of(campaign)}/reading";

    public static string Reading(Campaign campaign, Organization organization, Activity activity) =>
        $"{Reading(campaign)}?school={organization.Id}&activity={activity.Id}";

    /// <summary>The next text after that place.</summary>
    public static string ReadingAfter(Campaign campaign, Organization organization, Activity activity) =>
        $"{Reading(campaign, organization, activity)}&next=1";

    /// <summary>The address to which decisions about a school's answer are sent.</summary>
    public static string Review(Campaign campaign, Organization organization) => $"{Reading(campaign)}/{organization.Id}";

    public static string Calendar(Campaign campaign) => $"{Of(campaign)}/calendar.ics";

    public static string Links(Campaign campaign) => $"{Of(campaign)}/links";

    /// <param name="organization">School whose name is filled in; null for a blank form.</param>
    public static string PaperForm(Campaign campaign, Organization? organization = null) =>
        $"{Of(campaign)}/paper-form{(organization is null ? string.Empty : $"?organization={organization.Id}")}";

    public static string PaperFormInWord(Campaign campaign, Organization? organization = null) =>
        $"{PaperForm(campaign, organization)}{(organization is null ? '?' : '&')}format=docx";

    public static string GoogleForm(Campaign campaign) => $"{Of(campaign)}/google-form";

    public static string GoogleFormScript(Campaign campaign) => $"/api/campaigns/{campaign.Id}/google-form.gs";

    public static string SyncKey(Campaign campaign) => $"{Of(campaign)}/sync-key";

    public static string LinksFile(Campaign campaign) => $"{Links(campaign)}/links.csv";

    public static string Journal(Campaign campaign) => $"{Of(campaign)}/journal";

    /// <param name="before">Key of an entry: the page begins after it, with older entries.</param>
    public static string Journal(Campaign campaign, string before) => $"{Journal(campaign)}?before={before}";

    public static string JournalFile(Campaign campaign) => $"{Journal(campaign)}/journal.csv";

    public static string PersonalData(Campaign campaign, Organization organization) =>
        $"{Organization(campaign, organization)}/personal-data";

    public static string Erasures(Campaign campaign) => $"{Of(campaign)}/erasures";

    public static string People(Campaign campaign) => $"{Of(campaign)}/people";

    public static string Person(Campaign campaign, Person person) => $"{People(campaign)}/{person.Id}";

    public static string Session(Campaign campaign, string id) => $"{Of(campaign)}/sessions/{id}";

    public static string Summary(Campaign campaign) => $"/api/campaigns/{campaign.Id}/summary";

    public static string VerificationForPrograms(Campaign campaign, int number) =>
        FormattableString.Invariant($"/api/campaigns/{campaign.Id}/editions/{number}/verification");

    public static string OwnWords(Campaign campaign) => $"{Of(campaign)}/own-words";

    public static string OwnWords(Campaign campaign, Activity activity) => $"{OwnWords(campaign)}/{activity.Id}";

    public static string Reminders(Campaign campaign) => $"{Of(campaign)}/reminders";

    /// <summary>The page after letters were sent; it says how many.</summary>
    public static string RemindersSent(Campaign campaign, int sent) => FormattableString.Invariant($"{Reminders(campaign)}?sent={sent}");

    /// <summary>The page where the operator writes to schools.</summary>
    /// <param name="to">The recipients; null for all.</param>
    public static string Message(Campaign campaign, RosterFilter? to = null) =>
        $"{Of(campaign)}/message{(to is null ? string.Empty : $"?{to.Query}")}";

    public static string Organization(Campaign campaign, Organization organization) => $"{Of(campaign)}/organizations/{organization.Id}";

    public static string Link(Campaign campaign, Organization organization) => $"{Organization(campaign, organization)}/link";

    public static string Editions(Campaign campaign) => $"{Of(campaign)}/editions";

    public static string Audit(Campaign campaign) => $"{Of(campaign)}/audit";

    /// <summary>The analyst's own words.</summary>
    public static string Analysis(Campaign campaign) => $"{Of(campaign)}/analysis";

    public static string Edition(Campaign campaign, int number) => FormattableString.Invariant($"{Editions(campaign)}/{number}");

    public static string Verification(Campaign campaign, int number) => $"{Edition(campaign, number)}/verification";

    public static string File(Campaign campaign, Edition edition, string name) =>
        FormattableString.Invariant($"/api/campaigns/{campaign.Id}/editions/{edition.Number}/files/{Uri.EscapeDataString(name)}");
}

public enum DeskSection
{
    Progress,
    Quarantine,
    Reading,
    OwnWords,
    Links,
    Reminders,
    Editions,
    Journal,
    People,
}
