using System.Globalization;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Grouping;

namespace RoadmapFunctions.Upkeep.Erasing;

/// <summary>
/// Erases names and texts from the answers, and the content of rows in quarantine. The act is stored first and completed last, so an act
/// that a crash has interrupted is completed the next night. Published editions do not change; their pages say what was erased later.
/// </summary>
public sealed class ErasureJob(
    ISubmissionLog log,
    IErasures erasures,
    IGroupCorrections corrections,
    IQuarantine quarantine,
    TimeProvider time
)
{
    /// <summary>Named as the author when stored data has reached its end.</summary>
    public const string Program = "программа";

    private const string TermOver = "истёк срок хранения, назначенный кампанией";
    private const int Attempts = 10;

    /// <summary>Erases the respondents' names in a school's answers.</summary>
    public Task<Erasure> EraseRespondentAsync(
        Campaign campaign,
        Organization organization,
        string basis,
        string by,
        CancellationToken cancellationToken
    ) => BeginAsync(campaign, New(basis, by) with { OrganizationId = organization.Id }, cancellationToken);

    /// <summary>Erases a text of a school, wherever it occurs in its answers to the activity.</summary>
    /// <param name="textDigest"><see cref="Erasure.DigestOf"/> the text.</param>
    public Task<Erasure> EraseWordsAsync(
        Campaign campaign,
        Organization organization,
        Activity activity,
        string textDigest,
        string basis,
        string by,
        CancellationToken cancellationToken
    ) =>
        BeginAsync(
            campaign,
            New(basis, by) with
            {
                OrganizationId = organization.Id,
                ActivityId = activity.Id,
                TextDigest = textDigest,
            },
            cancellationToken
        );

    /// <summary>Erases the content of a row in quarantine; that there was a row stays known.</summary>
    public Task<Erasure> EraseRowAsync(
        Campaign campaign,
        QuarantineItem row,
        string basis,
        string by,
        CancellationToken cancellationToken
    ) => BeginAsync(campaign, New(basis, by) with { RowKey = row.Key, Row = row.Row }, cancellationToken);

    /// <summary>Completes interrupted acts; after the campaign's last day for names, erases the respondents.</summary>
    /// <returns>How many versions of answers lost their respondent because that day is over.</returns>
    public async Task<int> RunAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        foreach (var erasure in (await erasures.ReadAsync(campaign.Id, cancellationToken)).Where(each => each.Changed is null))
        {
            await FinishAsync(campaign, erasure, cancellationToken);
        }

        if (time.GetUtcNow() < campaign.RespondentsEndAt || !await AnyRespondentAsync(campaign, cancellationToken))
        {
            return 0;
        }

        return (await BeginAsync(campaign, New(TermOver, Program), cancellationToken)).Changed!.Value;
    }

    private Erasure New(string basis, string by)
    {
        var now = time.GetUtcNow();
        return new()
        {
            Key = now.UtcTicks.ToString("D19", CultureInfo.InvariantCulture),
            At = now,
            By = by,
            Basis = basis,
        };
    }

    private async Task<Erasure> BeginAsync(Campaign campaign, Erasure erasure, CancellationToken cancellationToken)
    {
        await erasures.WriteAsync(campaign.Id, erasure, cancellationToken);
        return await FinishAsync(campaign, erasure, cancellationToken);
    }

    private async Task<Erasure> FinishAsync(Campaign campaign, Erasure erasure, CancellationToken cancellationToken)
    {
        var changed = erasure.RowKey is { } row
            ? await EmptyRowAsync(campaign, erasure, row, cancellationToken)
            : await EraseFromAnswersAsync(campaign, erasure, cancellationToken);
        var done = erasure with { Changed = changed };
        await erasures.WriteAsync(campaign.Id, done, cancellationToken);
        return done;
    }

    private async Task<int> EmptyRowAsync(Campaign campaign, Erasure erasure, string key, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var items = await quarantine.ReadAsync(campaign.Id, cancellationToken);
            if (items.FirstOrDefault(item => item.Key == key) is not { } found)
            {
                return 0;
            }

            if (
                found.ErasedAt is not null
                || await quarantine.TryReplaceAsync(campaign.Id, found.Emptied(erasure.By, erasure.At), cancellationToken)
            )
            {
                return 1;
            }
        }

        throw OthersWere(campaign, "A row in quarantine");
    }

    private async Task<int> EraseFromAnswersAsync(Campaign campaign, Erasure erasure, CancellationToken cancellationToken)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var concerned = new List<Submission>();
        var confirmations = new List<Confirmation>();
        var assessments = new List<Assessment>();
        var entries = erasure.OrganizationId is { } school
            ? log.ReadOrganizationAsync(campaign.Id, school, cancellationToken)
            : log.ReadAsync(campaign.Id, cancellationToken);
        await foreach (var entry in entries)
        {
            if (entry is Submission submission && erasure.Concerns(submission))
            {
                concerned.Add(submission);
                texts.UnionWith(submission.Answers.Select(answer => answer.Other).OfType<string>().Where(IsErased));
            }
            else if (entry is Assessment assessment && assessment.ActivityId == erasure.ActivityId)
            {
                assessments.Add(assessment);
            }
            else if (entry is Confirmation confirmation && erasure.Concerns(confirmation))
            {
                confirmations.Add(confirmation);
            }
        }

        foreach (var confirmation in confirmations)
        {
            await erasures.ReplaceAsync<Confirmation>(campaign.Id, confirmation.Key, Erasure.Apply, cancellationToken);
        }

        await ForgetInCorrectionsAsync(campaign, erasure, texts, cancellationToken);
        foreach (var (assessment, digest) in Kept(campaign, erasure, concerned, assessments))
        {
            await erasures.ReplaceAsync<Assessment>(
                campaign.Id,
                assessment.Key,
                stored => stored with { AnswerSha256 = digest },
                cancellationToken
            );
        }

        foreach (var submission in concerned)
        {
            await erasures.ReplaceAsync<Submission>(campaign.Id, submission.Key, erasure.Apply, cancellationToken);
        }

        return concerned.Count + confirmations.Count;

        bool IsErased(string text) => Erasure.DigestOf(text) == erasure.TextDigest;
    }

    // An assessment stays valid when its text is erased. It names the digest of its answer, so it gets the digest that the answer has
    // without the text. Assessments are changed before the answers, so that an interrupted act can continue.
    private static IEnumerable<(Assessment Assessment, string Digest)> Kept(
        Campaign campaign,
        Erasure erasure,
        IReadOnlyList<Submission> concerned,
        IReadOnlyList<Assessment> assessments
    ) =>
        campaign.FindActivity(erasure.ActivityId) is { } activity
            ? concerned
                .Select(submission =>
                    (
                        Before: AnswerDigest.Of(campaign, activity, submission),
                        After: AnswerDigest.Of(campaign, activity, erasure.Apply(submission))
                    )
                )
                .Distinct()
                .Join(
                    assessments,
                    digests => digests.Before,
                    assessment => assessment.AnswerSha256,
                    (digests, assessment) => (assessment, digests.After),
                    StringComparer.Ordinal
                )
            : [];

    // The operator's groups of own words identify texts by the texts themselves, and so do the groups that they replaced: the second
    // write removes those.
    private async Task ForgetInCorrectionsAsync(
        Campaign campaign,
        Erasure erasure,
        HashSet<string> texts,
        CancellationToken cancellationToken
    )
    {
        if (erasure.ActivityId is not { } activity || texts.Count == 0)
        {
            return;
        }

        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var stored = await corrections.ReadAsync(campaign, cancellationToken);
            if (!Holds(stored.Now) && (stored.Before is null || !Holds(stored.Before)))
            {
                return;
            }

            var kept = stored.Now.Of(activity).Select(group => Without(group, texts)).Where(group => group.AllTexts.Any()).ToList();
            await corrections.TryWriteAsync(campaign, stored.Now.With(activity, kept), stored.Revision, cancellationToken);
        }

        throw OthersWere(campaign, "The groups of own words");

        bool Holds(GroupCorrections groups) => groups.Of(activity).Any(group => group.AllTexts.Any(texts.Contains));
    }

    // The act stays incomplete, and the next night completes it.
    private static StorageUnavailableException OthersWere(Campaign campaign, string what) =>
        new(new TimeoutException($"{what} of {campaign.Id} was changed by others {Attempts} times."));

    private static CorrectedGroup Without(CorrectedGroup group, HashSet<string> texts) =>
        group with
        {
            GroupsOf = group.GroupsOf is null ? null : [.. group.GroupsOf.Where(text => !texts.Contains(text))],
            Texts = group.Texts is null ? null : [.. group.Texts.Where(text => !texts.Contains(text))],
        };

    private async Task<bool> AnyRespondentAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        await foreach (var entry in log.ReadAsync(campaign.Id, cancellationToken))
        {
            if (entry is Submission { Respondent: not null } or Confirmation { Name: not Erasure.Mark })
            {
                return true;
            }
        }

        return false;
    }
}
