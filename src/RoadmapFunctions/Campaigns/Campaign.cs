using System.Text.Json.Serialization;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>One reporting round under one order, as its file says. The next round is another file.</summary>
public sealed record Campaign
{
    private readonly Dictionary<string, Organization> organizationsById = [];
    private readonly Dictionary<string, Activity> activitiesById = [];

    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>
    /// Version of the form of the file. It rises only when a program that knows an earlier one would misread the file.
    /// </summary>
    public int Format { get; init; } = CampaignFile.Format;

    /// <summary>Lower-case Latin letters, digits and hyphens; part of addresses and storage keys, so it never changes.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>What the schools report on, in words: «1-е полугодие 2020-2021 учебного года».</summary>
    public required string Period { get; init; }

    /// <summary>Id of the campaign whose answers these are compared with, by the ids of activities and organizations.</summary>
    public string? Previous { get; init; }

    /// <summary>IANA name of the time zone of the milestones and of every time that people read.</summary>
    public required string TimeZone { get; init; }

    public required LegalBasis LegalBasis { get; init; }

    public required CampaignOperator Operator { get; init; }

    public required CampaignRecipient Recipient { get; init; }

    public required IReadOnlyList<Milestone> Milestones { get; init; }

    public required ResponseSheet Sheet { get; init; }

    /// <summary>The roster: who is expected to answer.</summary>
    public required IReadOnlyList<Organization> Organizations
    {
        get;
        init => (field, organizationsById) = (value, ById(value, each => each.Id));
    }

    public required IReadOnlyList<Activity> Activities
    {
        get;
        init => (field, activitiesById, CountedActivities) = (value, ById(value, each => each.Id), Counted(value));
    }

    /// <summary>Activities whose answers say how far the work has come; shares of execution are shares of these.</summary>
    [JsonIgnore]
    public IReadOnlyList<Activity> CountedActivities { get; private init; } = [];

    /// <summary>No question depends on the answer to another one.</summary>
    [JsonIgnore]
    public bool AsksAllOfEverybody => Activities.All(activity => activity.OnlyIf is null);

    public required IReadOnlyList<Recommendation> Recommendations { get; init; }

    /// <summary>
    /// The first day whose answers count; the order's day when it is not given. Earlier rows of the same sheet belong to another campaign.
    /// </summary>
    public DateOnly? AnswersFrom { get; init; }

    /// <summary>Whether the people who fill in the form are asked who they are.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] // a file without it stays as it was
    public RespondentQuestion Respondent { get; init; } = RespondentQuestion.None;

    /// <summary>The last day on which respondents' names are kept; a year after the last milestone when it is not given.</summary>
    public DateOnly? RespondentsUntil { get; init; }

    /// <summary>Whether somebody must confirm a school's answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] // a file without it stays as it was
    public AnswerConfirmation Confirmation { get; init; } = AnswerConfirmation.None;

    /// <summary>When schools without a complete answer get a letter; null for the usual days, empty for no letter.</summary>
    public IReadOnlyList<ReminderDay>? Reminders { get; init; }

    [JsonIgnore]
    public IReadOnlyList<ReminderDay> ReminderDays => Reminders ?? ReminderDay.Usual;

    public CampaignTerms Terms { get; init; } = CampaignTerms.Usual;

    public Requisites Requisites { get; init; } = new();

    [JsonIgnore]
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>Between which moments a row of the sheet may be an answer of this campaign.</summary>
    [JsonIgnore]
    public AnswerWindow Answers => new(StartOf(AnswersFrom ?? OrderDay), NextAnswersFrom);

    /// <summary>
    /// When answers to the next campaign on the same sheet begin; null when there is none. The catalogue sets it; it is in no file.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset? NextAnswersFrom { get; init; }

    /// <summary>The first instant that is late: answers must arrive before it.</summary>
    [JsonIgnore]
    public DateTimeOffset AnswersDue => AnswersMilestone.Instant(Zone);

    /// <summary>When the schools' answers are due.</summary>
    [JsonIgnore]
    public Milestone AnswersMilestone => Milestones.Single(milestone => milestone.Kind == MilestoneKind.Answers);

    /// <summary>The last milestone: from then on the schools' links are read-only.</summary>
    [JsonIgnore]
    public DateTimeOffset EndsAt => Milestones.Max(milestone => milestone.Instant(Zone));

    /// <summary>From then on the schools' links open nothing.</summary>
    [JsonIgnore]
    public DateTimeOffset LinksEndAt => EndsAt.AddYears(1);

    [JsonIgnore]
    public bool AsksRespondent => Respondent == RespondentQuestion.NameAndPost;

    [JsonIgnore]
    public bool AsksHead => Confirmation == AnswerConfirmation.Head;

    /// <summary>From then on no respondent's name is kept.</summary>
    [JsonIgnore]
    public DateTimeOffset RespondentsEndAt =>
        RespondentsUntil is { } last
            ? new Milestone(string.Empty, MilestoneKind.Summary, string.Empty, last, Milestone.EndOfDay).Instant(Zone)
            : EndsAt.AddYears(1);

    /// <summary>
    /// The sheet is still read automatically for a month after the last milestone, because corrections may come. Later the same form may
    /// serve the next campaign, whose answers would push these out.
    /// </summary>
    public bool ReadsSheetAt(DateTimeOffset now) => Sheet.IsNamed && IsGoingOnAt(now);

    /// <summary>Until a month after the last milestone.</summary>
    public bool IsGoingOnAt(DateTimeOffset now) => now < EndsAt.AddDays(30);

    // An order may be signed after its answers are due; then its day says nothing about them.
    private DateOnly? OrderDay => LegalBasis.Date <= AnswersMilestone.Date ? LegalBasis.Date : null;

    private DateTimeOffset? StartOf(DateOnly? day)
    {
        if (day is not { } date)
        {
            return null;
        }

        var local = date.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <returns>Null when the roster has none with that id.</returns>
    public Organization? FindOrganization(string? id) => id is null ? null : organizationsById.GetValueOrDefault(id);

    /// <returns>Null when the road map has none with that id.</returns>
    public Activity? FindActivity(string? id) => id is null ? null : activitiesById.GetValueOrDefault(id);

    private static IReadOnlyList<Activity> Counted(IEnumerable<Activity?>? activities) =>
        [.. (activities ?? []).OfType<Activity>().Where(activity => activity.Counts)];

    // An unchecked file may lack a list or repeat an id; CampaignRules reports that.
    private static Dictionary<string, T> ById<T>(IEnumerable<T?>? items, Func<T, string?> id)
        where T : class
    {
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items ?? [])
        {
            if (item is not null && id(item) is { } name)
            {
                found.TryAdd(name, item);
            }
        }

        return found;
    }
}

/// <param name="Kind">«распоряжение», «приказ»; in the nominative.</param>
/// <param name="IssuerGenitive">«департамента образования администрации Города Томска», as it stands after «распоряжение»; null where
/// it follows from the issuer's name.</param>
/// <param name="Controller">Who supervises the order, in the accusative, as it stands after «контроль возложить на».</param>
/// <param name="InPursuanceOf">The earlier act that the order rests on, with its preposition: «во исполнение постановления …».</param>
public sealed record LegalBasis(
    string Issuer,
    string Kind,
    DateOnly Date,
    string Number,
    string Title,
    string? InPursuanceOf = null,
    string? IssuerGenitive = null,
    string? Controller = null
)
{
    /// <summary>Who has issued it, as it stands after its kind: in the genitive, or in brackets where that is not known.</summary>
    [JsonIgnore]
    public string By => IssuerGenitive ?? BodyName.FindGenitive(Issuer) ?? $"({Issuer})";
}

/// <summary>Who runs the campaign and signs the report.</summary>
/// <param name="Name">Short: «МАУ ИМЦ».</param>
/// <param name="FullName">As it stands at the head of a letter.</param>
/// <param name="Contacts">Address, telephone and e-mail, as they stand at the head of a letter.</param>
public sealed record CampaignOperator(
    string Name,
    string SignatoryPost,
    string SignatoryName,
    string? FullName = null,
    string? Contacts = null
)
{
    /// <summary>The name that papers use.</summary>
    [JsonIgnore]
    public string FormalName => FullName ?? Name;
}

/// <summary>What a campaign asks about the person who fills in its form.</summary>
public enum RespondentQuestion
{
    /// <summary>Nothing: a school answers, not a person.</summary>
    None,

    /// <summary>A name and a post, both optional to fill in.</summary>
    NameAndPost,
}

/// <summary>Who confirms a school's answer.</summary>
public enum AnswerConfirmation
{
    /// <summary>Nobody: an answer needs no confirmation.</summary>
    None,

    /// <summary>The head of the school, by a second link.</summary>
    Head,
}

/// <summary>Who receives the consolidated summary.</summary>
public sealed record CampaignRecipient(string Name);
