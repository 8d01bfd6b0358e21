using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Upkeep.Backup;

namespace RoadmapFunctions.Upkeep.Audit;

/// <summary>
/// Compares the stored data of a campaign with what it was made from: every row of the sheet with the log and the quarantine, every version
/// with its key, its outline and its later entries, the index of the last sync with everything that it stands for, editions with their
/// chain, and every backup with its list. It writes nothing.
/// </summary>
public sealed class CampaignAudit(
    SyncReader sheets,
    ISubmissionLog log,
    ILogOutline outline,
    IErasures erasures,
    IEditionStore editions,
    BlobEditionRemains remains,
    BackupJob backups,
    DamagedItems damaged,
    TimeProvider time
)
{
    private const string Rows = "Строки таблицы";
    private const string Memory = "Память последней выгрузки";
    private const string Copies = "Резервные копии";
    private const string Mend =
        "Названную копию не восстанавливайте. Снимите новую на странице «Резервные копии» и скачайте её; если нужны данные того дня, "
        + "возьмите копию, скачанную раньше.";

    public async Task<AuditReport> RunAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        AuditCheck[] sheet = campaign.Sheet.IsNamed ? await SheetAsync(campaign, at, cancellationToken) : [];
        return new(
            at,
            [
                .. sheet.Take(1),
                await VersionsAsync(campaign, cancellationToken),
                .. sheet.Skip(1),
                await EditionsAsync(campaign, cancellationToken),
                await BackupsAsync(campaign, at, cancellationToken),
            ]
        );
    }

    // Answers that come only by links and as files have no sheet to be compared with.
    private async Task<AuditCheck[]> SheetAsync(Campaign campaign, DateTimeOffset at, CancellationToken cancellationToken)
    {
        try
        {
            var usual = await sheets.ReadAsync(campaign, at, cancellationToken);
            var whole = await sheets.ReadEverythingAsync(campaign, at, cancellationToken);
            var plan = whole.Plan(Disappearance.Withdraw);
            return [RowsOf(plan), MemoryOf(usual, plan)];
        }
        catch (Exception e) when (e is SheetUnavailableException or SyncStoppedException)
        {
            return [AuditCheck.NotMade(Rows, $"Таблица не прочитана. {e.Message}"), AuditCheck.NotMade(Memory, "Таблица не прочитана.")];
        }
    }

    private static AuditCheck RowsOf(SyncPlan plan)
    {
        var counts = plan.Counts;
        var found =
            $"Прочитано {Russian.Count(counts.RowsRead, "строка", "строки", "строк")}: в журнале ответов {Russian.Number(counts.Known)}, "
            + $"новых {Russian.Number(counts.New)}, в карантине {Russian.Number(counts.Quarantined)}, "
            + $"вне сроков кампании {Russian.Number(counts.Outside)}, пустых {Russian.Number(counts.Blank)}.";
        return plan.ChangesNothing
            ? AuditCheck.Of(Rows, found, [])
            : new(Rows, AuditOutcome.Pending, $"{found} После последней выгрузки таблица изменилась: следующая выгрузка это запишет.", []);
    }

    private static AuditCheck MemoryOf(Reading usual, SyncPlan whole)
    {
        if (usual.Index is null)
        {
            return AuditCheck.Of(Memory, "Памяти нет: следующая выгрузка прочитает всё.", []);
        }

        var plan = usual.Plan(Disappearance.Withdraw);
        return AuditCheck.Of(
            Memory,
            $"В памяти {Russian.Count(usual.Index.Rows.Count, "строка", "строки", "строк")}; выгрузка по ней сличена с полной.",
            plan.Fingerprint == whole.Fingerprint && plan.Counts == whole.Counts
                ? []
                : [$"Выгрузка по памяти дала бы {plan.Counts}, полная — {whole.Counts}."]
        );
    }

    private async Task<AuditCheck> VersionsAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var entries = await log.ReadAsync(campaign.Id, cancellationToken).ToListAsync(cancellationToken);
        var outlined = await outline.ReadOutlineAsync(campaign.Id, cancellationToken).OfType<Submission>().ToListAsync(cancellationToken);
        var acts = await erasures.ReadAsync(campaign.Id, cancellationToken);
        var submissions = entries.OfType<Submission>().ToDictionary(each => each.Key, StringComparer.Ordinal);
        var (counting, replaced, gone) = Fates(SubmissionHistory.From(entries));
        List<string> problems =
        [
            .. damaged.Of(campaign.Id).Select(key => $"{key}: запись не читается"),
            .. submissions
                .Values.Where(each => each.Key != SubmissionKey.Of(each) && !acts.Any(act => MayHaveChanged(act, each)))
                .Select(each => $"{each.Key}: содержание не то, из которого сделан ключ"),
            .. entries
                .OfType<LaterEntry>()
                .Where(each => !submissions.ContainsKey(each.SubmissionKey))
                .Select(each => $"{each.Key}: говорит о версии, которой нет"),
            .. outlined
                .Where(each => submissions.TryGetValue(each.Key, out var whole) && !SubmissionKey.SaySame(each, whole))
                .Select(each => $"{each.Key}: краткая запись говорит не то, что ответ"),
        ];
        return AuditCheck.Of(
            "Версии ответов",
            $"Всего {Russian.Count(submissions.Count, "версия", "версии", "версий")}: учитывается {Russian.Number(counting)}, "
                + $"заменено более поздними {Russian.Number(replaced)}, отозвано {Russian.Number(gone)}.",
            problems
        );
    }

    private static (int Counting, int Replaced, int Gone) Fates(SubmissionHistory history)
    {
        var gone = history.Versions.Count(version => !version.Present);
        var counting = history.Versions.Count(version => history.Of(version.Submission.OrganizationId)!.Current == version.Submission);
        return (counting, history.Versions.Count() - gone - counting, gone);
    }

    private static bool MayHaveChanged(Erasure act, Submission submission) =>
        act.RowKey is null
        && submission.ObservedAt <= act.At
        && (act.OrganizationId is null || act.OrganizationId == submission.OrganizationId);

    private async Task<AuditCheck> EditionsAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var manifests = await editions.ListManifestsAsync(campaign.Id, cancellationToken);
        var problems = new List<string>();
        foreach (var manifest in manifests)
        {
            var check = await EditionCheck.MakeAsync(editions, campaign.Id, manifests, manifest.Number, cancellationToken);
            problems.AddRange((check?.Result.Differences ?? []).Select(each => $"Издание № {manifest.Number}: {each.Explanation}"));
        }

        var found =
            manifests.Count == 0
                ? "Изданий ещё нет."
                : $"Сверено {Russian.Count(manifests.Count, "издание", "издания", "изданий")}: файлы, контрольные суммы, порядок, числа.";
        return AuditCheck.Of("Издания", found + await RemainsAsync(campaign, cancellationToken), problems);
    }

    private async Task<string> RemainsAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var folders = await remains.FindAsync(campaign.Id, cancellationToken);
        return folders.Count == 0
            ? string.Empty
            : $" Кроме них есть файлы прерванных сборок: {Russian.Number(folders.Sum(folder => folder.Files.Count))} "
                + $"в {Russian.Number(folders.Count)} папк{(folders.Count == 1 ? "е" : "ах")}. Их никто не видит, им больше месяца; "
                + "ночью они удаляются, если правила хранилища это позволяют.";
    }

    // To read all of them whole would take hours where a country answers, so the older ones take turns by days.
    private async Task<AuditCheck> BackupsAsync(Campaign campaign, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var kept = await backups.ListAsync(cancellationToken);
        if (kept.Count == 0)
        {
            return AuditCheck.NotMade(Copies, "Проверенных копий ещё нет: первая снимется ночью.");
        }

        var newest = kept[0];
        StoredBackup[] older = [.. kept.Skip(1)];
        var turn = older.Length == 0 ? null : older[DateOnly.FromDateTime(at.UtcDateTime).DayNumber % older.Length];
        List<string> problems = [];
        await LookAsync(newest, backups.VerifyAsync);
        foreach (var backup in older)
        {
            await LookAsync(backup, backup == turn ? backups.VerifyAsync : backups.LookThroughAsync);
        }

        foreach (var backup in await backups.ListUnverifiedAsync(cancellationToken))
        {
            await LookAsync(backup, backups.VerifyAsync);
        }

        var found =
            $"Последняя — от {Day(newest)}, прочитана целиком; хранится {Russian.Count(kept.Count, "копия", "копии", "копий")}."
            + (
                turn is null
                    ? ""
                    : $" Из прежних прочитана целиком копия от {Day(turn)}, у остальных — список и наличие файлов; завтра очередь другой."
            );
        return AuditCheck.Of(Copies, found, problems.Count == 0 ? [] : [.. problems, Mend]);

        string Day(StoredBackup backup) => Russian.DateAndTime(backup.TakenAt, campaign.Zone);

        async Task LookAsync(StoredBackup backup, Func<StoredBackup, CancellationToken, Task> read)
        {
            try
            {
                await read(backup, cancellationToken);
            }
            catch (BackupUnusableException e)
            {
                problems.Add($"{backup.Name}: {e.Message}");
            }
        }
    }
}
