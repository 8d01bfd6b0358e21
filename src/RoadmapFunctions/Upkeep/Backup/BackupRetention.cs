namespace RoadmapFunctions.Upkeep.Backup;

/// <summary>Which backups are kept: the newest of each of seven days and the newest of each of twelve months.</summary>
public static class BackupRetention
{
    private const int Days = 7;
    private const int Months = 12;

    /// <param name="taken">When the backups were taken; UTC, in any order.</param>
    /// <returns>The backups to delete. The newest backup is never among them, however old it is.</returns>
    public static IReadOnlyList<DateTimeOffset> Superfluous(IReadOnlyCollection<DateTimeOffset> taken)
    {
        var kept = Newest(taken, at => at.UtcDateTime.Date, Days)
            .Concat(Newest(taken, at => (at.UtcDateTime.Year, at.UtcDateTime.Month), Months))
            .ToHashSet();
        return [.. taken.Where(at => !kept.Contains(at)).Order()];
    }

    private static IEnumerable<DateTimeOffset> Newest<TPeriod>(
        IEnumerable<DateTimeOffset> taken,
        Func<DateTimeOffset, TPeriod> periodOf,
        int periods
    ) => taken.GroupBy(periodOf).OrderByDescending(period => period.Key).Take(periods).Select(period => period.Max());
}
