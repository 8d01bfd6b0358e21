using System.Text.Json;
using System.Text.Json.Serialization;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>The open data of an edition without the answers: what a comparison or a check needs, in a tenth of the memory.</summary>
/// <param name="Organizations">Organizations of the roster; those with a digest have answered.</param>
public sealed record SummaryOutline(
    SummaryCampaign Campaign,
    SummaryEdition Edition,
    SummaryTotals Totals,
    IReadOnlyList<SummaryActivity> Activities,
    IReadOnlyList<OutlinedOrganization> Organizations
)
{
    /// <exception cref="JsonException">It is not the open data of an edition.</exception>
    public static SummaryOutline Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<SummaryOutline>(json, RoadmapJson.Strict) ?? throw new JsonException("null");

    /// <summary>For an edition of an older program, whose other parts may have another shape.</summary>
    /// <param name="json">Read twice, so it must be seekable; never held in memory as a whole.</param>
    /// <exception cref="JsonException">It is not the open data of an edition.</exception>
    public static ComparedOutline ReadCompared(Stream json)
    {
        var organizations = JsonSerializer.Deserialize<OrganizationsOnly>(json, RoadmapJson.Strict)?.Organizations;
        json.Position = 0;
        return new(organizations ?? throw new JsonException("null"), ActivitiesOf(json));
    }

    /// <summary>How many schools an edition calls late and silent; null where an older program has not written it.</summary>
    /// <exception cref="JsonException">It is not the open data of an edition.</exception>
    public static (int Late, int Silent)? ReadBlamed(Stream json) =>
        JsonSerializer.Deserialize<TotalsOnly>(json, RoadmapJson.Strict)?.Totals is { Late: { } late, Missing: { } silent }
            ? (late, silent)
            : null;

    private static IReadOnlyList<OutlinedActivity> ActivitiesOf(Stream json)
    {
        try
        {
            return JsonSerializer.Deserialize<ActivitiesOnly>(json, RoadmapJson.Strict)?.Activities ?? [];
        }
        catch (JsonException)
        {
            return []; // its groups cannot be compared, the rest can
        }
    }

    /// <summary>The data that the next campaign is compared with.</summary>
    /// <param name="manifestSha256">Digest of the manifest of the edition with this open data.</param>
    /// <exception cref="JsonException">It is not the open data of an edition.</exception>
    public static PreviousPeriod ReadPrevious(Stream json, string manifestSha256)
    {
        var edition = JsonSerializer.Deserialize<PreviousOutline>(json, RoadmapJson.Strict) ?? throw new JsonException("null");
        return new(
            edition.Campaign.Id,
            edition.Campaign.Period,
            manifestSha256,
            edition.Activities,
            edition
                .Organizations.Where(organization => organization.Answers is not null)
                .ToDictionary(
                    organization => organization.Id,
                    organization =>
                        (IReadOnlyDictionary<string, ExecutionStatus>)
                            organization
                                .Answers!.Where(answer => answer.Status is not null)
                                .ToDictionary(
                                    answer => string.Intern(answer.ActivityId),
                                    answer => answer.Status!.Value,
                                    StringComparer.Ordinal
                                ),
                    StringComparer.Ordinal
                ),
            edition.Recommendations ?? []
        )
        {
            Values = edition
                .Organizations.Where(organization => organization.Answers.OrEmpty().Any(answer => answer.Value is not null))
                .ToDictionary(
                    organization => organization.Id,
                    organization =>
                        (IReadOnlyDictionary<string, AnswerValue>)
                            organization
                                .Answers!.Where(answer => answer.Value is not null)
                                .ToDictionary(answer => string.Intern(answer.ActivityId), answer => answer.Value!, StringComparer.Ordinal),
                    StringComparer.Ordinal
                ),
            Ticked = edition
                .Organizations.Where(organization => organization.Answers.OrEmpty().Any(answer => answer.OptionIds is [_, ..]))
                .ToDictionary(
                    organization => organization.Id,
                    organization =>
                        (IReadOnlyDictionary<string, IReadOnlyList<string>>)
                            organization
                                .Answers!.Where(answer => answer.OptionIds is [_, ..])
                                .ToDictionary(
                                    answer => string.Intern(answer.ActivityId),
                                    answer => (IReadOnlyList<string>)[.. answer.OptionIds!.Select(string.Intern)],
                                    StringComparer.Ordinal
                                ),
                    StringComparer.Ordinal
                ),
        };
    }

    /// <summary>The open data with one school's answers only; null when the roster has no such school.</summary>
    public static SummaryData? WithOrganization(ReadOnlyMemory<byte> json, string organizationId)
    {
        var organizations = ElementsOf<SummaryOrganization>(json.Span, "organizations", owner => owner.Id == organizationId);
        if (organizations.Count == 0)
        {
            return null;
        }

        var outline = Read(json.Span);
        return new(
            outline.Campaign,
            outline.Edition,
            outline.Totals,
            outline.Activities,
            organizations,
            [],
            ElementsOf<SummaryRecommendation>(json.Span, "recommendations", owner => owner.OrganizationId == organizationId)
        );
    }

    // Read element by element: the tree of a whole country's open data would be several times as large as its text.
    private static List<T> ElementsOf<T>(ReadOnlySpan<byte> json, string list, Func<Owner, bool> wanted)
    {
        var found = new List<T>();
        var reader = new Utf8JsonReader(json);
        while (
            reader.Read() && !(reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(list))
        )
        {
            // skip to the list
        }

        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var element = json[start..(int)reader.BytesConsumed];
            if (wanted(JsonSerializer.Deserialize<Owner>(element, RoadmapJson.Options)!))
            {
                found.Add(JsonSerializer.Deserialize<T>(element, RoadmapJson.Strict)!);
            }
        }

        return found;
    }
}

/// <param name="ContentSha256">Digest of its answers; null without any.</param>
public sealed record OutlinedOrganization(
    string Id,
    string? ContentSha256 = null,
    Completeness? Completeness = null,
    DateTimeOffset? ConfirmedAt = null
)
{
    public static OutlinedOrganization Of(OrganizationAnalysis organization) =>
        new(organization.Organization.Id, organization.Current is null ? null : SubmissionKey.ContentOf(organization.Current));
}

/// <summary>The parts of an edition that the next one is compared with.</summary>
public sealed record ComparedOutline(IReadOnlyList<OutlinedOrganization> Organizations, IReadOnlyList<OutlinedActivity> Activities)
{
    public static ComparedOutline Of(CampaignAnalysis analysis) =>
        new(
            [.. analysis.Organizations.Select(OutlinedOrganization.Of)],
            [
                .. analysis.Activities.Select(activity => new OutlinedActivity(
                    activity.Activity.Id,
                    [.. activity.Words.Groups.Select(SummaryWordGroup.Of)]
                )),
            ]
        );
}

/// <param name="WordGroups">Null in the editions of an older program.</param>
public sealed record OutlinedActivity(string Id, IReadOnlyList<SummaryWordGroup>? WordGroups = null);

internal sealed record Owner(string? Id = null, string? OrganizationId = null);

internal sealed record OrganizationsOnly(IReadOnlyList<OutlinedOrganization> Organizations);

internal sealed record TotalsOnly(BlamedTotals? Totals = null);

internal sealed record BlamedTotals(int? Late = null, int? Missing = null);

internal sealed record ActivitiesOnly(IReadOnlyList<OutlinedActivity>? Activities = null);

internal sealed record PreviousOutline(
    PreviousCampaign Campaign,
    IReadOnlyList<PreviousActivity> Activities,
    IReadOnlyList<PreviousOrganization> Organizations,
    IReadOnlyList<PreviousRecommendation>? Recommendations = null
);

internal sealed record PreviousCampaign(string Id, string Period);

internal sealed record PreviousOrganization(string Id, IReadOnlyList<PreviousAnswer>? Answers = null);

internal sealed record PreviousAnswer(
    string ActivityId,
    ExecutionStatus? Status = null,
    decimal? Number = null,
    DateOnly? Day = null,
    decimal? Part = null,
    decimal? Whole = null,
    IReadOnlyList<string>? Links = null,
    IReadOnlyList<string>? OptionIds = null
)
{
    [JsonIgnore]
    public AnswerValue? Value =>
        Number is { } number ? AnswerValue.Of(number)
        : Day is { } day ? AnswerValue.Of(day)
        : (Part, Whole) is ({ } part, { } whole) ? new ShareValue(part, whole)
        : Links is { } links ? new LinksValue(links)
        : null;
}
