using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;

namespace RoadmapFunctions.Tests.Collecting.Sync;

/// <summary>The pure core of the sync over a log in memory: parse, plan, write down.</summary>
internal sealed class PureSync
{
    private readonly List<QuarantineItem> quarantine = [];
    private readonly Dictionary<string, LogEntry> log = new(StringComparer.Ordinal);

    public Campaign Campaign { get; set; } = TestCampaign.Small;

    public IReadOnlyList<QuarantineItem> Quarantine => quarantine;

    public SubmissionHistory History { get; private set; } = SubmissionHistory.From([]);

    /// <exception cref="SyncStoppedException">Then nothing was written down.</exception>
    public SyncPlan Run(SheetSnapshot sheet, DateTimeOffset now, Disappearance disappearance = Disappearance.StopIfMany)
    {
        var plan = Plan(sheet, History.ChangeAt(now, now), disappearance);
        WriteDown(plan, now);
        return plan;
    }

    public SyncPlan Plan(SheetSnapshot sheet, DateTimeOffset now, Disappearance disappearance = Disappearance.StopIfMany)
    {
        var parsed = ResponseParser.Parse(sheet, Campaign, now, quarantine, DirectAnswers.Of(Campaign, History));
        return SyncPlan.Make(parsed, sheet.Header, History, quarantine, now, disappearance);
    }

    /// <summary>The operator has decided on a row.</summary>
    public void Replace(QuarantineItem item) => quarantine[quarantine.FindIndex(each => each.Key == item.Key)] = item;

    /// <summary>An entry that no sync has written.</summary>
    public void Add(LogEntry entry)
    {
        log.TryAdd(entry.Key, entry);
        History = SubmissionHistory.From(log.Values);
    }

    /// <summary>As the storage does it: what is there already stays.</summary>
    public void WriteDown(SyncPlan plan, DateTimeOffset now)
    {
        foreach (var entry in plan.Entries)
        {
            log.TryAdd(entry.Key, entry);
        }

        History = SubmissionHistory.From(log.Values);
        quarantine.AddRange(plan.ToQuarantine);
        foreach (var item in plan.ToClose)
        {
            quarantine[quarantine.IndexOf(item)] = item with { ClosedAt = now };
        }

        foreach (var item in plan.ToReopen)
        {
            quarantine[quarantine.IndexOf(item)] = item with { ClosedAt = null };
        }
    }
}
