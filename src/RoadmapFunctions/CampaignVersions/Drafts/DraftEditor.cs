using System.Text.Json;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>
/// Opens, saves and publishes drafts. A draft is published by the same rules and into the same store as a file that is sent. Every method
/// that opens a draft throws <see cref="DamagedDraftException"/> when it cannot be read.
/// </summary>
public sealed class DraftEditor(
    CampaignCatalog catalog,
    ICampaignVersions versions,
    ICampaignDrafts drafts,
    CampaignUpdate update,
    TimeProvider time
)
{
    /// <returns>The draft; without one, the campaign in force as an unsaved draft. Null when there is no such campaign.</returns>
    public async Task<OpenDraft?> OpenAsync(string campaignId, CancellationToken cancellationToken)
    {
        var inForce = catalog.Find(campaignId);
        var stored = CampaignRules.IsId(campaignId) ? await drafts.ReadAsync(campaignId, cancellationToken) : null;
        return (stored?.Draft.Campaign ?? inForce) is { } campaign ? new(campaign, inForce, stored) : null;
    }

    /// <inheritdoc cref="ICampaignDrafts.ListAsync"/>
    public Task<IReadOnlyList<ListedDraft>> ListAsync(CancellationToken cancellationToken) => drafts.ListAsync(cancellationToken);

    /// <returns>The id that the campaign was given.</returns>
    public async Task<string> BeginAsync(Campaign campaign, string? source, string by, CancellationToken cancellationToken)
    {
        while (true)
        {
            var taken = catalog
                .All.Select(each => each.Id)
                .Concat((await drafts.ListAsync(cancellationToken)).Select(draft => draft.CampaignId))
                .ToHashSet(StringComparer.Ordinal);
            var id = Ids.From(campaign.Id, "campaign", taken);
            var named = campaign with
            {
                Id = id,
                Sheet = SheetPart.IsMissing(campaign) ? campaign.Sheet with { SpreadsheetId = SheetPart.Placeholder(id) } : campaign.Sheet,
            };
            if (await drafts.TryWriteAsync(new(named, by, time.GetUtcNow(), Source: source), revision: null, cancellationToken))
            {
                return id;
            }
        }
    }

    /// <summary>Writes one part. Somebody who writes in another part at the same time is not disturbed.</summary>
    /// <param name="sent">The fields of the page; empty ones may be missing.</param>
    /// <param name="button">The button of a list that was pressed; empty for none.</param>
    /// <param name="seen">The value of <see cref="DraftPart.Seen"/> when the page was drawn.</param>
    /// <param name="drawn">The value of <see cref="FieldMerge.Drawn"/> when the page was drawn; empty when nobody knows.</param>
    public async Task<SaveOutcome> SaveAsync(
        string campaignId,
        string partName,
        string? item,
        IReadOnlyDictionary<string, string> sent,
        string button,
        string seen,
        string drawn,
        string by,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var open = await OpenAsync(campaignId, cancellationToken);
            if (open is null || DraftPart.Find(open.Campaign, partName, item) is not { } part)
            {
                return new SaveOutcome.Gone(open);
            }

            var merge = Merge(part, open.Campaign, sent, seen, drawn);
            if (merge is null or { Conflicts.Count: > 0 })
            {
                return new SaveOutcome.Overtaken(open, part, merge?.Fields ?? sent, merge?.Conflicts ?? []);
            }

            var pressed = FieldLists.Apply(merge.Fields, button);
            var fields = new FormFields(pressed);
            var changed = part.Apply(open.Campaign, fields);
            if (fields.Mistakes.Count > 0)
            {
                return new SaveOutcome.Unread(open, part, pressed, fields.Mistakes);
            }

            if (await TryWriteAsync(open, changed, by, cancellationToken))
            {
                return new SaveOutcome.Saved(changed);
            }
        }
    }

    /// <summary>What is sent for a part, brought together with what is there now.</summary>
    /// <returns>Null when the part is out of date and cannot be merged.</returns>
    public static FieldMerge? Merge(DraftPart part, Campaign now, IReadOnlyDictionary<string, string> sent, string seen, string drawn) =>
        part.Seen(now) == seen ? new(sent, [])
        : part.CanBeMerged ? FieldMerge.Of(drawn, sent, part.FieldsOf(now))
        : null;

    /// <summary>Changes the draft in a way that does not depend on what a page has shown.</summary>
    /// <param name="change">May run more than once; returns null to change nothing.</param>
    /// <returns>The campaign as it is now; null when there is no such campaign.</returns>
    public async Task<Campaign?> ChangeAsync(
        string campaignId,
        Func<Campaign, Campaign?> change,
        string by,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            if (await OpenAsync(campaignId, cancellationToken) is not { } open)
            {
                return null;
            }

            if (change(open.Campaign) is not { } changed)
            {
                return open.Campaign;
            }

            if (await TryWriteAsync(open, changed, by, cancellationToken))
            {
                return changed;
            }
        }
    }

    /// <summary>What the draft would change.</summary>
    /// <exception cref="CampaignFileException">It has mistakes.</exception>
    public Task<CampaignProposal> ProposeAsync(OpenDraft open, CancellationToken cancellationToken) =>
        ProposeAsync(open.Campaign, open.InForce, cancellationToken);

    /// <returns>Null when somebody has published another version in the meantime.</returns>
    /// <exception cref="CampaignFileException">It has mistakes.</exception>
    /// <exception cref="AnswersOrphanedException">Some answers would no longer count, and nobody has accepted that.</exception>
    public async Task<CampaignVersion?> PublishAsync(OpenDraft open, bool acceptOrphans, string by, CancellationToken cancellationToken)
    {
        var proposal = await ProposeAsync(open, cancellationToken);
        var version = await update.AcceptAsync(proposal, acceptOrphans, by, cancellationToken);
        if (version is not null && open.Stored is { } stored)
        {
            await drafts.TryDeleteAsync(open.Campaign.Id, stored.Revision, cancellationToken); // a later save stays a draft
        }

        return version;
    }

    /// <summary>A correction that takes effect at once: in the campaign in force, and in its draft when there is one.</summary>
    /// <param name="change">May run more than once; returns null to change nothing.</param>
    /// <returns>Null when somebody has published another version in the meantime.</returns>
    /// <exception cref="CampaignFileException">The corrected campaign has mistakes.</exception>
    /// <exception cref="AnswersOrphanedException">Some answers would no longer count, and nobody has accepted that.</exception>
    public async Task<CampaignVersion?> CorrectInForceAsync(
        Campaign inForce,
        Func<Campaign, Campaign?> change,
        bool acceptOrphans,
        string by,
        CancellationToken cancellationToken
    )
    {
        var proposal = await ProposeAsync(change(inForce) ?? inForce, inForce, cancellationToken);
        var version = await update.AcceptAsync(proposal, acceptOrphans, by, cancellationToken);
        if (version is not null)
        {
            await FollowAsync(inForce.Id, change, version.Number, by, cancellationToken);
        }

        return version;
    }

    /// <returns>False when somebody has changed it in the meantime; then it stays.</returns>
    public Task<bool> DiscardAsync(string campaignId, string revision, CancellationToken cancellationToken) =>
        drafts.TryDeleteAsync(campaignId, revision, cancellationToken);

    /// <returns>Number of the newest version; null while there is only the app's own file, or nothing.</returns>
    public async Task<int?> LastVersionAsync(string campaignId, CancellationToken cancellationToken) =>
        (await versions.ListAsync(cancellationToken)).LastOrDefault(version => version.CampaignId == campaignId)?.Number;

    // The draft gets the correction too, so that the correction does not make it out of date.
    private async Task FollowAsync(
        string campaignId,
        Func<Campaign, Campaign?> change,
        int version,
        string by,
        CancellationToken cancellationToken
    )
    {
        while (await ReadOrNullAsync(campaignId, cancellationToken) is { } stored)
        {
            var changed = change(stored.Draft.Campaign) ?? stored.Draft.Campaign;
            var basis = stored.Draft.BasedOn ?? 0;
            var draft = stored.Draft with
            {
                Campaign = changed,
                By = by,
                At = time.GetUtcNow(),
                BasedOn = basis == version - 1 ? version : stored.Draft.BasedOn,
            };
            if (await drafts.TryWriteAsync(draft, stored.Revision, cancellationToken))
            {
                return;
            }
        }
    }

    // The correction is already in force; an unreadable draft does not need it.
    private async Task<StoredDraft?> ReadOrNullAsync(string campaignId, CancellationToken cancellationToken)
    {
        try
        {
            return await drafts.ReadAsync(campaignId, cancellationToken);
        }
        catch (DamagedDraftException)
        {
            return null;
        }
    }

    private async Task<CampaignProposal> ProposeAsync(Campaign campaign, Campaign? inForce, CancellationToken cancellationToken)
    {
        var complete = inForce is null ? campaign : FormerNames.Keep(inForce, campaign);
        return await update.ReadAsync(complete.Id, JsonSerializer.SerializeToUtf8Bytes(complete, CampaignFile.Json), cancellationToken);
    }

    private async Task<bool> TryWriteAsync(OpenDraft open, Campaign changed, string by, CancellationToken cancellationToken)
    {
        var gone = open.Campaign.Activities.Index().LastOrDefault(each => changed.FindActivity(each.Item.Id) is null);
        var removed = gone.Item is { } question ? new RemovedQuestion(question, gone.Index) : open.Stored?.Draft.Removed;
        var draft = (open.Stored?.Draft ?? new(changed, by, time.GetUtcNow(), await LastVersionAsync(changed.Id, cancellationToken))) with
        {
            Campaign = changed,
            By = by,
            At = time.GetUtcNow(),
            Removed = removed is not null && changed.FindActivity(removed.Question.Id) is null ? removed : null,
        };
        return await drafts.TryWriteAsync(draft, open.Stored?.Revision, cancellationToken);
    }
}

/// <param name="Campaign">As the editor shows it.</param>
/// <param name="InForce">Null while the campaign has never been published.</param>
/// <param name="Stored">Null when nobody has changed anything yet.</param>
public sealed record OpenDraft(Campaign Campaign, Campaign? InForce, StoredDraft? Stored);

/// <summary>The result of saving a page.</summary>
public abstract record SaveOutcome
{
    public sealed record Saved(Campaign Campaign) : SaveOutcome;

    /// <summary>Somebody else has changed the same part; nothing is stored.</summary>
    /// <param name="Sent">What was sent, with the other's changes in all fields that the writer did not touch.</param>
    /// <param name="Conflicts">Fields that both have changed.</param>
    public sealed record Overtaken(OpenDraft Now, DraftPart Part, IReadOnlyDictionary<string, string> Sent, IReadOnlyList<string> Conflicts)
        : SaveOutcome;

    /// <summary>Something could not be read; nothing is stored.</summary>
    public sealed record Unread(
        OpenDraft Now,
        DraftPart Part,
        IReadOnlyDictionary<string, string> Sent,
        IReadOnlyList<FieldMistake> Mistakes
    ) : SaveOutcome;

    /// <summary>The campaign or the item no longer exists.</summary>
    /// <param name="Now">Null when the campaign itself does not.</param>
    public sealed record Gone(OpenDraft? Now) : SaveOutcome;
}
