using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Access;

/// <summary>
/// Records acts: in the journal for inspectors, and in the log for people who investigate an incident. Showing or handing out data, and
/// granting or revoking a right, is recorded first: nobody sees anything without a trace. An act that may still be refused is recorded
/// when it is done.
/// </summary>
public sealed class Journal(IJournal entries, SecurityLog log, TimeProvider time)
{
    private const string Program = "программа";

    /// <summary>An act upon a campaign, or upon one of its schools.</summary>
    /// <param name="detail">What the act was done to: no answer, no reason in somebody's words, no key.</param>
    public Task AddAsync(
        HttpRequest request,
        Caller by,
        JournalAct act,
        Campaign campaign,
        Organization? organization = null,
        string? detail = null,
        CancellationToken cancellationToken = default
    )
    {
        log.Did(request, by, act, campaign.Id, organization?.Id);
        return entries.AddAsync(Entry(Name(by), act, campaign.Id, organization?.Id, detail), cancellationToken);
    }

    // The entry names the school beside it.
    private static string Name(Caller by) => by is HeadCaller ? "руководитель школы" : SecurityLog.Name(by);

    /// <summary>An act of the program itself that nobody asked for.</summary>
    public Task AddByProgramAsync(JournalAct act, Campaign campaign, string detail, CancellationToken cancellationToken) =>
        entries.AddAsync(Entry(Program, act, campaign.Id, organizationId: null, detail), cancellationToken);

    /// <summary>An act on the whole installation: every campaign's journal shows it.</summary>
    /// <param name="what">Whose key or session, which file.</param>
    public Task AddEverywhereAsync(HttpRequest request, Caller by, JournalAct act, string what, CancellationToken cancellationToken)
    {
        log.Did(request, by, act, campaign: null, organization: null);
        return entries.AddAsync(Entry(SecurityLog.Name(by), act, campaignId: null, organizationId: null, what), cancellationToken);
    }

    private JournalEntry Entry(string by, JournalAct act, string? campaignId, string? organizationId, string? detail)
    {
        var now = time.GetUtcNow();
        return new(
            KeyAt(now),
            now,
            by,
            act,
            campaignId,
            organizationId,
            detail is null ? null : CleanText.Shortened(CleanText.OneLine(detail), JournalEntry.LongestDetail)
        );
    }

    // Later times give smaller keys; a random part tells two acts of one moment apart.
    private static string KeyAt(DateTimeOffset now) =>
        FormattableString.Invariant(
            $"{DateTimeOffset.MaxValue.UtcTicks - now.UtcTicks:D19}_{RandomNumberGenerator.GetHexString(8, lowercase: true)}"
        );
}
