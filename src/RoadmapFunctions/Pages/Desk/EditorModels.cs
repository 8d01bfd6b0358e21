using System.Globalization;
using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Pages.Desk;

// What each page of the editor shows.

/// <param name="Campaigns">Campaigns in force, any of which may serve as the last one.</param>
public sealed record BeginningModel(IReadOnlyList<Campaign> Campaigns, string? Problem = null) : ModelOf<BeginningPage>;

/// <param name="Mistakes">Mistakes of all parts.</param>
/// <param name="Proposal">What would be published; null while there are mistakes, or nothing to publish.</param>
/// <param name="Revision">Identifies the state that the page shows: only that state is published.</param>
/// <param name="Overtaken">Another version was published after the draft began.</param>
public sealed record EditorModel(
    OpenDraft Open,
    IReadOnlyList<CampaignMistake> Mistakes,
    CampaignProposal? Proposal,
    string Revision,
    bool Overtaken,
    string? Notice = null,
    string? Problem = null
) : ModelOf<EditorPage>
{
    public Campaign Campaign => Open.Campaign;

    public int MistakesOf(DraftPart part) => Mistakes.Count(mistake => part.FieldAt(Campaign, mistake.Place) is not null);

    public int MistakesOfSchools => Mistakes.Count(mistake => mistake.Place.StartsWith("$.organizations", StringComparison.Ordinal));
}

/// <param name="Fields">The fields as drawn: the stored ones, or those that were sent and not stored.</param>
/// <param name="Seen">Digest of what is stored now.</param>
/// <param name="Theirs">What is stored now, when somebody else has changed it; otherwise null.</param>
public sealed record EditorPartModel(
    OpenDraft Open,
    DraftPart Part,
    IReadOnlyDictionary<string, string> Fields,
    IReadOnlyList<FieldMistake> Mistakes,
    string Seen,
    IReadOnlyDictionary<string, string>? Theirs = null,
    string? Notice = null,
    string? Problem = null
) : ModelOf<EditorPartPage>
{
    private const string NotStored = "Не записано: исправьте отмеченное и запишите ещё раз. Всё, что вы ввели, на странице.";

    // Fields that a page sends beside those of its part.
    private static readonly string[] Controls = ["part", "item", "seen", "drawn", "do", "acceptOrphans"];

    /// <summary>Fields that this writer and another have changed in different ways.</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = [];

    /// <summary>What is stored now, by field, so that it can be seen later who has changed what.</summary>
    public string Drawn => FieldMerge.Drawn(Part.FieldsOf(Open.Campaign));

    /// <summary>The page shows something that is not stored.</summary>
    public bool IsUnsaved => Problem is not null;

    /// <summary>What stands in the way may be accepted: some answers would no longer count.</summary>
    public bool MayAccept { get; init; }

    public Campaign Campaign => Open.Campaign;

    /// <summary>The card is the same in the draft and in force, so a correction may take effect at once.</summary>
    public bool MayCorrect =>
        Part is SchoolPart && Part.Item is { } id && Open.InForce?.FindOrganization(id) is not null && Part.Seen(Open.InForce) == Seen;

    public static EditorPartModel Of(OpenDraft open, DraftPart part, string? notice) =>
        new(
            open,
            part,
            part.FieldsOf(open.Campaign),
            notice is null && IsUntouched(open.Campaign, part) ? [] : Wrong(open, part),
            part.Seen(open.Campaign),
            Notice: notice
        );

    public static EditorPartModel Of(SaveOutcome.Unread unread) =>
        new(unread.Now, unread.Part, unread.Sent, unread.Mistakes, unread.Part.Seen(unread.Now.Campaign), Problem: NotStored);

    public static EditorPartModel Of(SaveOutcome.Overtaken other) =>
        new(
            other.Now,
            other.Part,
            other.Sent,
            [],
            other.Part.Seen(other.Now.Campaign),
            other.Part.FieldsOf(other.Now.Campaign),
            Problem: $"Не записано: пока страница была открыта, этот раздел изменили в другом окне{By(other.Now)}. "
                + (
                    other.Conflicts.Count > 0
                        ? "В полях — ваш текст, под отличиями — то, что записано сейчас. Сведите их и запишите ещё раз. "
                            + "Чего вы не меняли, останется, как записано сейчас."
                        : "Посмотрите, что записано сейчас, и повторите."
                )
        )
        {
            Conflicts = other.Conflicts,
        };

    public static EditorPartModel Refused(
        OpenDraft open,
        DraftPart part,
        IReadOnlyDictionary<string, string> sent,
        IReadOnlyList<CampaignMistake> mistakes
    ) =>
        new(
            open,
            part,
            sent,
            [
                .. mistakes.Select(mistake => new FieldMistake(
                    part.FieldAt(open.Campaign, mistake.Place) ?? string.Empty,
                    DraftMistakes.SentenceOf(mistake)
                )),
            ],
            part.Seen(open.Campaign),
            Problem: NotStored
        );

    public static IReadOnlyDictionary<string, string> FieldsOf(IFormCollection form) =>
        form.Where(field => !Controls.Contains(field.Key, StringComparer.Ordinal))
            .ToDictionary(field => field.Key, field => field.Value.ToString().ReplaceLineEndings("\n"), StringComparer.Ordinal);

    public string Text(string field) => Fields.GetValueOrDefault(field, string.Empty);

    public IEnumerable<string> MistakesAt(string field) =>
        Mistakes.Where(mistake => mistake.Field == field).Select(mistake => mistake.Sentence).Distinct(StringComparer.Ordinal);

    /// <returns>What somebody else has written there; null when it is the same.</returns>
    public string? TheirText(string field) =>
        Theirs is { } theirs && theirs.GetValueOrDefault(field, string.Empty) is var text && text != Text(field) ? text : null;

    /// <summary>Number of items that a list has in the fields.</summary>
    public int Count(string list) =>
        Enumerable
            .Range(0, int.MaxValue)
            .First(index =>
                !Fields.Keys.Any(key =>
                    key.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]."), StringComparison.Ordinal)
                )
            );

    private static string By(OpenDraft open) => open.Stored is { } stored ? $" (записал {stored.Draft.By})" : string.Empty;

    // Nobody is told off before the first word.
    private static bool IsUntouched(Campaign campaign, DraftPart part) =>
        part switch
        {
            QuestionPart => campaign.FindActivity(part.Item) is { Options.Count: 0, ShortTitle: null } question
                && (question.Table is { } table ? table.Question.Length + table.Row.Length : question.Title.Length) == 0,
            SchoolPart => campaign.FindOrganization(part.Item) is { Name.Length: 0, Email: null, Contact: null },
            _ => false,
        };

    private static IReadOnlyList<FieldMistake> Wrong(OpenDraft open, DraftPart part)
    {
        var mistakes = DraftMistakes.Of(open.Campaign, part, DraftMistakes.Of(open.Campaign));
        return part is SchoolPart { Item: { } id } && SharedAddresses.Of(open.Campaign.Organizations, id) is { } shared
            ? [.. mistakes, new("email", shared)]
            : mistakes;
    }
}

/// <summary>The part or the question that somebody has written on was removed meanwhile.</summary>
/// <param name="Sent">What was typed; empty when the page was only opened.</param>
public sealed record EditorGoneModel(OpenDraft Now, IReadOnlyDictionary<string, string> Sent) : ModelOf<EditorGonePage>;

/// <param name="Name">Part of the name to look for; empty for all schools.</param>
/// <param name="Page">From 1.</param>
public sealed record EditorSchoolsModel(OpenDraft Open, string Name = "", int Page = 1) : ModelOf<EditorSchoolsPage>
{
    public const int OnPage = 100;

    /// <summary>What a table that was sent would change; it waits for the operator's confirmation.</summary>
    public RosterChange? Change { get; init; }

    /// <summary>The table of <see cref="Change"/>.</summary>
    public SentFile? Sent { get; init; }

    /// <summary>Refused rows, to be sent once more.</summary>
    public RosterChange? Left { get; init; }

    /// <summary>Pasted text that could not be read.</summary>
    public string Cells { get; init; } = string.Empty;

    public string? Notice { get; init; }

    public string? Problem { get; init; }

    public Campaign Campaign => Open.Campaign;

    /// <summary>So that only those are removed whom the page has named.</summary>
    public static string DigestOf(IEnumerable<Organization> schools) => Digest.Of(string.Join(' ', schools.Select(each => each.Id)))[..24];

    public IReadOnlyList<Organization> Found =>
        TextKey.Of(Name) is { Length: > 0 } key
            ?
            [
                .. Campaign.Organizations.Where(school =>
                    school.AllNames().Any(name => TextKey.Of(name).Contains(key, StringComparison.Ordinal))
                ),
            ]
            : Campaign.Organizations;

    public int Pages => Math.Max(1, (Found.Count + OnPage - 1) / OnPage);

    public int Current => Math.Clamp(Page, 1, Pages);

    /// <summary>The text in the field for cells: the refused rows under their header.</summary>
    public string Pasted => Left?.Refused ?? Cells;
}

/// <summary>Reads what the editor's first page shows.</summary>
public sealed class EditorReader(DraftEditor editor, IEditionStore editions)
{
    public async Task<EditorModel> ReadAsync(OpenDraft open, string? notice, CancellationToken cancellationToken)
    {
        var last = await editor.LastVersionAsync(open.Campaign.Id, cancellationToken);
        var mistakes = DraftMistakes.Of(open.Campaign);
        var model = new EditorModel(
            open,
            mistakes,
            Proposal: null,
            Digest.Of($"{open.Stored?.Revision} {last}")[..24],
            open.Stored is { Draft.BasedOn: var basis } && open.InForce is not null && basis != last,
            notice
        );
        if (mistakes.Count > 0 || open.Stored is null)
        {
            return model;
        }

        try
        {
            var proposal = await editor.ProposeAsync(open, cancellationToken);
            var moved = await MovedMilestones.TellAsync(open.InForce, proposal.Campaign, editions, cancellationToken);
            return model with { Proposal = proposal with { Changes = [.. proposal.Changes, .. moved] } };
        }
        catch (CampaignFileException e)
        {
            return model with { Mistakes = e.Mistakes };
        }
    }
}
