using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>Warns when a clock ran fast: entries written then have times in the future.</summary>
public static class ClockWarnings
{
    /// <summary>Clocks of two instances differ by less than this.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);

    public static IEnumerable<SheetWarning> Of(Campaign campaign, DateTimeOffset? latestEntry, DateTimeOffset now)
    {
        if (latestEntry > now + Usual)
        {
            yield return new(
                SheetWarningKind.Clock,
                $"Часы программы шли вперёд: в журнале есть записи, сделанные будто бы "
                    + $"{Russian.DateAndTime(latestEntry.Value, campaign.Zone)}, "
                    + $"а сейчас {Russian.DateAndTime(now, campaign.Zone)}. Порядок записей сохранён, новые ответы учитываются. "
                    + "На карточках школ, ответивших в то время, проверьте, верно ли указано «в срок»."
            );
        }
    }
}
