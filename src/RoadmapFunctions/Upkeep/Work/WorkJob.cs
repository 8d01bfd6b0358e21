using Microsoft.Extensions.Logging;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Upkeep.Work;

/// <summary>
/// Does what a message asks for. A failure that the same work would meet again at once ends the run; at any other the queue brings the
/// message again, a few times.
/// </summary>
public sealed partial class WorkJob(
    CampaignCatalog campaigns,
    SyncJob sync,
    PublishJob publish,
    IWorkRuns runs,
    IWaitingWork queue,
    TimeProvider time,
    ILogger<WorkJob> logger
)
{
    /// <summary>As in host.json: <c>maxDequeueCount</c>.</summary>
    public const int MostAttempts = 5;

    /// <summary>Less than the host gives a function (host.json, functionTimeout).</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(9);

    /// <param name="attempt">From 1.</param>
    /// <exception cref="TimeoutException">It took too long.</exception>
    /// <exception cref="StorageUnavailableException">The storage did not answer; part may be done, and the next attempt does the
    /// rest.</exception>
    public async Task RunAsync(WorkOrder order, int attempt, CancellationToken cancellationToken)
    {
        var campaign =
            campaigns.Find(order.Campaign) ?? throw new InvalidOperationException($"There is no campaign «{order.Campaign}» to work for.");
        if (await BeginAsync(campaign, order, attempt, cancellationToken) is null)
        {
            return; // the message came twice
        }

        using var timeUp = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeUp.Token);
        try
        {
            // Work that ignores the token is abandoned when it is cancelled.
            var done = await DoAsync(campaign, order, either.Token).WaitAsync(either.Token);
            await EndAsync(campaign, order, run => done(run) with { State = WorkState.Done }, cancellationToken);
        }
        catch (Exception e) when (EndOf(e) is { } end)
        {
            await EndAsync(
                campaign,
                order,
                run => run with { State = end, Message = e.Message, ForPrograms = (e as SyncStoppedException)?.ForPrograms },
                cancellationToken
            );
            LogEndedBadly(order.Work, campaign.Id, attempt, e);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            await RecordFailureAsync(campaign, order, attempt, e, cancellationToken);
            LogFailed(order.Work, campaign.Id, attempt); // the exception itself is logged once, at the edge
            if (timeUp.IsCancellationRequested)
            {
                throw new TimeoutException($"{order.Work} of {campaign.Id}: not done within {Limit}.", e);
            }

            throw;
        }
    }

    /// <summary>
    /// Tells of work that lies among what was set aside though no attempt came as far as to say so: each time the process died, or the
    /// storage did not answer.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The storage did not answer; ask again.</exception>
    public async Task TellOfSetAsideAsync(CancellationToken cancellationToken)
    {
        foreach (var order in await queue.ListSetAsideAsync(cancellationToken))
        {
            var told = await runs.ChangeAsync(
                order.Campaign,
                order.Run,
                known =>
                    known?.HasEnded() == false
                        ? known with
                        {
                            State = WorkState.GivenUp,
                            EndedAt = time.GetUtcNow(),
                            Message = $"Работа {MostAttempts} раз подряд обрывалась, не дойдя до конца. Причина — в журнале программы.",
                        }
                        : null,
                cancellationToken
            );
            if (told is not null)
            {
                LogGivenUp(order.Work, order.Campaign, MostAttempts);
            }
        }
    }

    /// <returns>What the work has brought, to be noted in its run.</returns>
    private async Task<Func<WorkRun, WorkRun>> DoAsync(Campaign campaign, WorkOrder order, CancellationToken cancellationToken)
    {
        switch (order.Work)
        {
            case WorkKind.Sync:
                var synced = await sync.RunAsync(campaign, order.AcceptDisappearance, cancellationToken);
                return run => run with { Counts = synced.Counts };
            case WorkKind.PublishDue:
                var published = await publish.PublishDueAsync(campaign, cancellationToken);
                return run => run with { Edition = published is [.., var last] ? last.Number : null, Created = published.Count > 0 };
            default:
                var (edition, created) = await publish.PublishNowAsync(campaign, order.Reason, cancellationToken);
                return run => run with { Edition = edition.Number, Created = created };
        }
    }

    /// <returns>Null when the run is over.</returns>
    private Task<WorkRun?> BeginAsync(Campaign campaign, WorkOrder order, int attempt, CancellationToken cancellationToken) =>
        runs.ChangeAsync(
            campaign.Id,
            order.Run,
            known =>
                known?.IsOver() == true
                    ? null
                    : (known ?? WorkRun.Of(order)) with
                    {
                        State = WorkState.Running,
                        Attempts = attempt,
                        StartedAt = time.GetUtcNow(),
                        EndedAt = null,
                    },
            cancellationToken
        );

    private Task<WorkRun?> EndAsync(
        Campaign campaign,
        WorkOrder order,
        Func<WorkRun, WorkRun> change,
        CancellationToken cancellationToken
    ) =>
        runs.ChangeAsync(
            campaign.Id,
            order.Run,
            known =>
                known?.IsOver() == true ? null : change((known ?? WorkRun.Of(order)) with { EndedAt = time.GetUtcNow(), Message = null }),
            cancellationToken
        );

    private async Task RecordFailureAsync(
        Campaign campaign,
        WorkOrder order,
        int attempt,
        Exception failure,
        CancellationToken cancellationToken
    )
    {
        var isLast = attempt >= MostAttempts;
        var why = FullDisk.IsMetBy(failure)
            ? "На диске сервера кончилось место. Ничего не изменено. Скажите администратору, чтобы он освободил место. "
            : string.Empty;
        if (isLast)
        {
            LogGivenUp(order.Work, campaign.Id, attempt);
        }

        try
        {
            await runs.ChangeAsync(
                campaign.Id,
                order.Run,
                known =>
                    (known ?? WorkRun.Of(order)) with
                    {
                        State = isLast ? WorkState.GivenUp : WorkState.Running,
                        EndedAt = isLast ? time.GetUtcNow() : null,
                        Message = isLast
                            ? $"{why}Не удалось и с последней попытки. Причина — в журнале программы."
                            : $"{why}Попытка {attempt} из {MostAttempts} не удалась; скоро будет следующая.",
                    },
                cancellationToken
            );
        }
        catch (StorageUnavailableException)
        {
            // The caller hears of the failure itself.
        }
    }

    /// <returns>Null when the same work may succeed the next time.</returns>
    private static WorkState? EndOf(Exception exception) =>
        exception switch
        {
            SyncStoppedException => WorkState.Stopped,
            SheetUnavailableException => WorkState.SheetUnavailable,
            NothingToPublishException => WorkState.NothingToPublish,
            _ => null,
        };

    [LoggerMessage(EventId = 2101, Level = LogLevel.Warning, Message = "{Work} of {Campaign} failed, attempt {Attempt}")]
    private partial void LogFailed(WorkKind work, string campaign, int attempt);

    [LoggerMessage(
        EventId = 2102,
        Level = LogLevel.Warning,
        Message = "{Work} of {Campaign} could not finish, attempt {Attempt}; the operator must know"
    )]
    private partial void LogEndedBadly(WorkKind work, string campaign, int attempt, Exception exception);

    [LoggerMessage(EventId = 2103, Level = LogLevel.Error, Message = "{Work} of {Campaign} was given up after {Attempts} attempts")]
    private partial void LogGivenUp(WorkKind work, string campaign, int attempts);
}
