using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>
/// A part of a campaign that one page of the editor shows: its fields, and the campaign that they make. Two people who write in different
/// parts do not disturb each other.
/// </summary>
public abstract class DraftPart
{
    /// <summary>In addresses.</summary>
    public abstract string Name { get; }

    /// <summary>The name that people see.</summary>
    public abstract string Title { get; }

    /// <summary>Which item of a list it is, in addresses; null for a part that exists once.</summary>
    public virtual string? Item => null;

    /// <summary>What stands in the fields; null is an empty one.</summary>
    protected abstract IEnumerable<(string Name, string? Value)> Write(Campaign campaign);

    /// <summary>The campaign with the contents of the fields. A field that cannot be read is added to their mistakes.</summary>
    public abstract Campaign Apply(Campaign campaign, FormFields fields);

    /// <summary>Where the page shows a mistake of the campaign file.</summary>
    /// <param name="place">JSON path in the file.</param>
    /// <returns>Name of a field; empty for the page as a whole; null when the mistake belongs to another part.</returns>
    public abstract string? FieldAt(Campaign campaign, string place);

    /// <summary>The contents of the fields. Two campaigns with the same fields are the same in this part.</summary>
    public IReadOnlyDictionary<string, string> FieldsOf(Campaign campaign) =>
        Write(campaign).ToDictionary(field => field.Name, field => field.Value ?? string.Empty, StringComparer.Ordinal);

    /// <summary>A digest of the fields, so that a page can tell whether it is out of date.</summary>
    public virtual string Seen(Campaign campaign) =>
        Digest.Of(string.Concat(Write(campaign).Select(field => $"{field.Name}\u0001{field.Value}\u0002")))[..24];

    /// <summary>Its fields are texts of their own. Where they only name what other pages write, two states cannot be merged.</summary>
    public virtual bool CanBeMerged => true;

    public static DraftPart? Find(Campaign campaign, string name, string? item) =>
        name switch
        {
            OrderPart.PartName => new OrderPart(),
            DatesPart.PartName => new DatesPart(),
            QuestionsPart.PartName => new QuestionsPart(),
            QuestionPart.PartName when campaign.FindActivity(item) is { } activity => new QuestionPart(activity.Id),
            RecommendationsPart.PartName => new RecommendationsPart(),
            TermsPart.PartName => new TermsPart(),
            SheetPart.PartName => new SheetPart(),
            SchoolPart.PartName when campaign.FindOrganization(item) is { } organization => new SchoolPart(organization.Id),
            _ => null,
        };

    /// <summary>The parts that exist once, in the order in which a campaign is written; schools have their own page.</summary>
    public static IReadOnlyList<DraftPart> Once { get; } =
    [new OrderPart(), new DatesPart(), new QuestionsPart(), new RecommendationsPart(), new TermsPart(), new SheetPart()];

    protected static string Lines(IReadOnlyList<string>? lines) => string.Join('\n', lines.OrEmpty());

    protected static string Day(DateOnly? day) => day is { } date && date != CampaignDraft.NoDate ? Russian.Date(date) : string.Empty;

    protected static string Mark(bool marked) => marked ? "true" : string.Empty;

    /// <summary>The place as the name of a field, when it begins with one of these; otherwise null.</summary>
    protected static string? Own(string place, params ReadOnlySpan<string> beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (
                place == $"$.{beginning}"
                || place.StartsWith($"$.{beginning}.", StringComparison.Ordinal)
                || place.StartsWith($"$.{beginning}[", StringComparison.Ordinal)
            )
            {
                return place["$.".Length..];
            }
        }

        return null;
    }

    /// <summary>The place inside one item, or the field that stands for the whole item; null when it is elsewhere.</summary>
    protected static string? OfItem(string place, string item, string whole) =>
        place == item ? whole
        : place.StartsWith($"{item}.", StringComparison.Ordinal) ? place[(item.Length + 1)..]
        : null;
}
