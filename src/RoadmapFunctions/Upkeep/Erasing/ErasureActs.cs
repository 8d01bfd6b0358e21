using System.Globalization;
using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;

namespace RoadmapFunctions.Upkeep.Erasing;

/// <summary>Erases what a person asks to have erased, and records it first. Shared by the desk and the API.</summary>
public sealed class ErasureActs(ErasureJob erasing, ISubmissionLog log, IQuarantine quarantine, Journal journal)
{
    /// <param name="basis">Not empty, at most <see cref="Erasure.LongestBasis"/> characters.</param>
    /// <returns>Null when no version of the school's answer has a name or a post: then nothing is done.</returns>
    public async Task<Erasure?> EraseRespondentAsync(
        HttpRequest request,
        OperatorCaller by,
        Campaign campaign,
        Organization organization,
        string basis,
        CancellationToken cancellationToken
    )
    {
        if ((await KeptAsync(campaign, organization, cancellationToken)).Respondents.Count == 0)
        {
            return null;
        }

        await journal.AddAsync(request, by, JournalAct.RespondentErased, campaign, organization, cancellationToken: cancellationToken);
        return await erasing.EraseRespondentAsync(campaign, organization, basis, by.Name, cancellationToken);
    }

    /// <param name="digest">See <see cref="KeptWords.Digest"/>.</param>
    /// <returns>Null when no version of the school's answer has that text: then nothing is done.</returns>
    /// <inheritdoc cref="EraseRespondentAsync"/>
    public async Task<Erasure?> EraseWordsAsync(
        HttpRequest request,
        OperatorCaller by,
        Campaign campaign,
        Organization organization,
        Activity activity,
        string digest,
        string basis,
        CancellationToken cancellationToken
    )
    {
        var kept = await KeptAsync(campaign, organization, cancellationToken);
        if (!kept.Words.Any(words => words.Activity.Id == activity.Id && words.Digest == digest))
        {
            return null;
        }

        var detail = $"мероприятие {activity.Number}";
        await journal.AddAsync(request, by, JournalAct.WordsErased, campaign, organization, detail, cancellationToken);
        return await erasing.EraseWordsAsync(campaign, organization, activity, digest, basis, by.Name, cancellationToken);
    }

    /// <param name="key">Key of a row in quarantine, whatever was decided about it.</param>
    /// <returns>Null when there is no such row, or its content is already erased: then nothing is done.</returns>
    /// <inheritdoc cref="EraseRespondentAsync"/>
    public async Task<Erasure?> EraseRowAsync(
        HttpRequest request,
        OperatorCaller by,
        Campaign campaign,
        string key,
        string basis,
        CancellationToken cancellationToken
    )
    {
        var items = await quarantine.ReadAsync(campaign.Id, cancellationToken);
        if (items.FirstOrDefault(item => item.Key == key) is not { ErasedAt: null } row)
        {
            return null;
        }

        await journal.AddAsync(
            request,
            by,
            JournalAct.RowErased,
            campaign,
            detail: $"строка {row.Row.ToString(CultureInfo.InvariantCulture)}",
            cancellationToken: cancellationToken
        );
        return await erasing.EraseRowAsync(campaign, row, basis, by.Name, cancellationToken);
    }

    private async Task<KeptPersonalData> KeptAsync(Campaign campaign, Organization organization, CancellationToken cancellationToken) =>
        KeptPersonalData.Of(campaign, await SubmissionHistory.ReadOrganizationAsync(log, campaign.Id, organization.Id, cancellationToken));
}
