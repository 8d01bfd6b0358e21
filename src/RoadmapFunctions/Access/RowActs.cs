using System.Globalization;
using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sync;

namespace RoadmapFunctions.Access;

/// <summary>Decides about a row in quarantine and records it. Shared by the desk and the API.</summary>
public sealed class RowActs(QuarantineDecisions decisions, IQuarantine quarantine, SyncJob sync, DraftEditor editor, Journal journal)
{
    public const string NoSchool = "Решение не записано: выберите школу из списка.";

    public const string Unfit =
        "Решение не записано: к этой школе строку отнести нельзя. Что с ней не так и как исправить, сказано в карантине.";

    public static readonly string NoReason =
        $"Решение не записано: назовите причину, не длиннее {QuarantineDecisions.LongestReason} знаков.";

    /// <returns>Null when the school or a valid reason is missing.</returns>
    public static RowDecision? Assign(Organization? organization) => organization is null ? null : new RowDecision.Assign(organization);

    /// <inheritdoc cref="Assign"/>
    public static RowDecision? Dismiss(string reason) =>
        reason.Length is > 0 and <= QuarantineDecisions.LongestReason ? new RowDecision.Dismiss(reason) : null;

    /// <summary>Where no sheet will be read, a row that waited only for its school becomes the school's answer at once.</summary>
    /// <param name="revision">The state of the row that the person saw.</param>
    public async Task<DecisionOutcome> DecideAsync(
        HttpRequest request,
        OperatorCaller by,
        Campaign campaign,
        string key,
        string? revision,
        RowDecision decision,
        CancellationToken cancellationToken
    )
    {
        var outcome = await decisions.DecideAsync(campaign, key, revision, decision, by.Name, cancellationToken);
        if (outcome is DecisionOutcome.Stored)
        {
            var (act, school) = decision switch
            {
                RowDecision.Assign assigned => (JournalAct.RowAssigned, assigned.Organization),
                RowDecision.Dismiss => (JournalAct.RowDismissed, null),
                _ => (JournalAct.RowReturned, null),
            };
            var row = await RowAsync(campaign, key, cancellationToken);
            var detail = $"строка {row.Row.ToString(CultureInfo.InvariantCulture)}";
            await journal.AddAsync(request, by, act, campaign, school, detail, cancellationToken);
            if (decision is RowDecision.Assign && !campaign.Sheet.IsNamed)
            {
                await sync.AdmitAsync(campaign, key, cancellationToken);
            }
        }

        return outcome;
    }

    /// <summary>From now on the school is known by the name that it uses in the row.</summary>
    /// <returns>False when somebody publishes the campaign at the same moment: then nothing changes.</returns>
    public async Task<bool> LearnAsync(
        HttpRequest request,
        OperatorCaller by,
        Campaign campaign,
        Organization school,
        string key,
        CancellationToken cancellationToken
    )
    {
        var row = await RowAsync(campaign, key, cancellationToken);
        if (OrganizationMatcher.UnknownNameIn(row, campaign) is not { } name || SchoolNames.Learn(campaign, school.Id, name) is null)
        {
            return true;
        }

        if (
            await editor.CorrectInForceAsync(
                campaign,
                before => SchoolNames.Learn(before, school.Id, name),
                acceptOrphans: false,
                by.Name,
                cancellationToken
            )
            is not { } version
        )
        {
            return false;
        }

        await journal.AddAsync(
            request,
            by,
            JournalAct.CampaignChanged,
            campaign,
            school,
            $"запомнено название школы, версия {version.Number}",
            cancellationToken
        );
        return true;
    }

    private async Task<QuarantineItem> RowAsync(Campaign campaign, string key, CancellationToken cancellationToken) =>
        (await quarantine.ReadAsync(campaign.Id, cancellationToken)).First(item => item.Key == key);
}
