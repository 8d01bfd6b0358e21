using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Collecting.Import;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Http;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Pages.Desk;

// What each page of the desk shows. Notice: what has been done; Problem: what could not be done, and why.

public sealed record HomeModel(IReadOnlyList<Campaign> Campaigns, DateTimeOffset Now) : ModelOf<HomePage>;

/// <param name="Campaigns">The campaigns in force.</param>
/// <param name="Versions">Versions of all campaigns, in the order of numbers.</param>
/// <param name="Drafts">Ids of campaigns that are being written.</param>
/// <param name="Proposal">Waits for the operator's confirmation; null when no file was sent.</param>
public sealed record CampaignFilesModel(
    IReadOnlyList<Campaign> Campaigns,
    IReadOnlyList<CampaignVersion> Versions,
    IReadOnlyList<ListedDraft> Drafts,
    CampaignProposal? Proposal = null,
    IReadOnlyList<CampaignMistake>? Mistakes = null,
    string? Notice = null
) : ModelOf<CampaignFilesPage>;

/// <param name="Damage">Sentences about stored items that cannot be read and were skipped.</param>
public sealed record CampaignModel(DeskView View, RosterFilter Filter, IReadOnlyList<string> Damage) : ModelOf<CampaignPage>;

public sealed record QuarantineModel(Campaign Campaign, IReadOnlyList<QuarantineItem> Items, string? Notice = null, string? Problem = null)
    : ModelOf<QuarantinePage>
{
    /// <summary>Rows that would replace a school's direct answer come first, and decided ones last.</summary>
    public IReadOnlyList<QuarantineItem> Open =>
        [.. Items.Where(item => item.Open).OrderBy(item => item.Decided).ThenByDescending(item => item.ContestsDirect)];

    /// <summary>Number of rows that wait for a decision.</summary>
    public int Undecided => Open.Count(item => !item.Decided);

    /// <summary>The sync that will apply the last decisions; null when none waits or goes on.</summary>
    public WorkRun? Sync { get; init; }

    /// <summary>Direct answers of schools, by their ids, where a waiting row would replace one.</summary>
    public IReadOnlyDictionary<string, Submission> Direct { get; init; } = new Dictionary<string, Submission>(StringComparer.Ordinal);
}

/// <param name="Known">What is known of this school alone.</param>
/// <param name="Link">The whole personal link.</param>
public sealed record OrganizationModel(
    Campaign Campaign,
    Organization Organization,
    SubmissionHistory Known,
    string Link,
    ReviewForm? Form = null,
    string? Problem = null
) : ModelOf<OrganizationPage>
{
    /// <summary>The whole second link; null where no confirmation is asked for.</summary>
    public string? HeadLink { get; init; }

    /// <summary>Null while the school has not answered.</summary>
    public OrganizationHistory? History => Known.Of(Organization.Id);

    public OrganizationReview Review => Known.ReviewOf(Campaign, Organization);
}

/// <param name="Item">The text to read now; null when nothing waits.</param>
/// <param name="Form">The form as it was filled in, when it could not be accepted.</param>
public sealed record ReadingModel(
    Campaign Campaign,
    ReadingList List,
    ReadingItem? Item,
    ReviewForm? Form = null,
    string? Notice = null,
    string? Problem = null
) : ModelOf<ReadingPage>;

/// <param name="Notes">Every version of the analyst's words.</param>
/// <param name="Draft">The words that could not be stored.</param>
public sealed record AnalysisModel(
    Campaign Campaign,
    IReadOnlyList<AnalystNote> Notes,
    AnalystNote? Draft = null,
    bool Saved = false,
    string? Problem = null
) : ModelOf<AnalysisPage>;

public sealed record OwnWordsModel(Campaign Campaign, OwnWordsNow Words) : ModelOf<OwnWordsPage>;

/// <param name="Form">The form as it was filled in, when it could not be accepted; otherwise empty.</param>
public sealed record ActivityWordsModel(
    Campaign Campaign,
    Activity Activity,
    OwnWordsNow Words,
    OwnWordsForm Form,
    string? Notice = null,
    string? Problem = null
) : ModelOf<ActivityWordsPage>;

/// <param name="Editions">In the order of their numbers.</param>
public sealed record EditionsModel(DeskView View, IReadOnlyList<Edition> Editions, string? Notice = null, string? Problem = null)
    : ModelOf<EditionsPage>
{
    public Campaign Campaign => View.Campaign;
}

/// <param name="Entries">The newest first.</param>
/// <param name="Before">The page begins after the entry with this key, with older entries; null for the newest page.</param>
/// <param name="Older">The same for the next page; null when this is the last one.</param>
public sealed record JournalModel(Campaign Campaign, IReadOnlyList<JournalEntry> Entries, string? Before, string? Older)
    : ModelOf<JournalPage>;

/// <param name="Operators">Everybody with an operator's key, including revoked ones.</param>
/// <param name="Readers">Readers of the campaign.</param>
/// <param name="Mine">Id of the session that looks at the page; null for a program and for Entra.</param>
/// <param name="Made">Shown only this once; null when no key was just made.</param>
public sealed record PeopleModel(
    Campaign Campaign,
    IReadOnlyList<Person> Operators,
    IReadOnlyList<Person> Readers,
    IReadOnlyList<OpenSession> Sessions,
    string? Mine,
    DateTimeOffset Now,
    MadeKey? Made = null,
    PersonForm? Form = null,
    string? Notice = null,
    string? Problem = null
) : ModelOf<PeoplePage>;

/// <param name="Text">What the person is given: the key, or a reader's whole link.</param>
/// <param name="SummaryAddress">Where Excel reads the summary.</param>
public sealed record MadeKey(Person Person, string Text, string SummaryAddress)
{
    public static MadeKey Of(Campaign campaign, Person person, string key, PublicAddress address, HttpRequest request) =>
        new(person, person.IsReader ? address.ReaderLink(key, request) : key, address.Home(request) + DeskAddress.Summary(campaign));
}

/// <param name="Editions">In the order of their numbers.</param>
public sealed record ReaderModel(Campaign Campaign, string Reader, IReadOnlyList<Edition> Editions) : ModelOf<ReaderPage>;

public sealed record ReaderDoorModel(string? Problem = null) : ModelOf<ReaderDoorPage>;

/// <param name="History">Null while the school has not answered.</param>
public sealed record PersonalDataModel(Campaign Campaign, Organization Organization, OrganizationHistory? History, string? Problem = null)
    : ModelOf<PersonalDataPage>;

/// <param name="Erasures">In the order of time.</param>
public sealed record ErasuresModel(Campaign Campaign, IReadOnlyList<Erasure> Erasures, IReadOnlyList<Edition> Editions)
    : ModelOf<ErasuresPage>;

/// <param name="Erased">What was erased after it was published; null when nothing was.</param>
public sealed record EditionModel(Campaign Campaign, Edition Edition, bool ForReader, string? Erased) : ModelOf<EditionPage>;

public sealed record VerificationModel(Campaign Campaign, EditionCheck Check, DateTimeOffset Now) : ModelOf<VerificationPage>;

/// <param name="Shown">The part of the roster that is shown, with the whole links.</param>
public sealed record LinksModel(
    Campaign Campaign,
    IReadOnlyList<(Organization Organization, string Link)> Shown,
    int Current,
    int Pages,
    DateTimeOffset Now
) : ModelOf<LinksPage>;

/// <param name="AppAddress">Scheme and host.</param>
public sealed record GoogleFormModel(Campaign Campaign, string AppAddress, string SyncKey, DateTimeOffset Now) : ModelOf<GoogleFormPage>;

/// <param name="Return">Where to go after the sign-in.</param>
/// <param name="Ended">Somebody sent a form after the end of the session; it was not accepted.</param>
public sealed record StaffDoorModel(string Return, bool ByKey, bool ByEntra, string? Problem = null, bool Ended = false)
    : ModelOf<StaffDoorPage>;

/// <param name="Zone">IANA name of the zone that is chosen; null while none is.</param>
/// <param name="Seen">Waits for the operator's confirmation; null when no file was sent.</param>
public sealed record ImportModel(Campaign Campaign, string? Zone, ImportPreview? Seen = null, string? Problem = null) : ModelOf<ImportPage>
{
    public static ImportModel Of(ImportPreview preview, string? problem = null) =>
        new(preview.Campaign, preview.Downloaded.Sheet.TimeZone, preview, problem);
}

/// <param name="Mistake">Why the file that was sent is refused; null when none was.</param>
public sealed record LetterheadModel(bool IsThere, string? Mistake = null) : ModelOf<LetterheadPage>;
