using RoadmapFunctions.Upkeep.Backup;
using Xunit;

namespace RoadmapFunctions.Tests.Upkeep.Backup;

public sealed class BackupRetentionTests
{
    private static readonly DateTimeOffset Night = new(2021, 6, 30, 18, 30, 0, TimeSpan.Zero);

    [Fact]
    public void After_two_years_of_nights_seven_days_and_twelve_months_are_kept()
    {
        DateTimeOffset[] nights = [.. Enumerable.Range(0, 730).Select(days => Night.AddDays(-days))];
        var kept = nights.Except(BackupRetention.Superfluous(nights)).Order().ToList();
        Assert.Equal(7 + 12 - 1, kept.Count); // the newest night is one of both
        Assert.Equal(nights.Take(7).Order(), kept.TakeLast(7));
        Assert.Equal(12, kept.Select(at => (at.Year, at.Month)).Distinct().Count());
    }

    [Fact]
    public void Of_one_day_the_newest_backup_is_kept()
    {
        DateTimeOffset[] taken = [Night, Night.AddHours(1), Night.AddHours(2)];
        Assert.Equal([Night, Night.AddHours(1)], BackupRetention.Superfluous(taken));
    }

    [Fact]
    public void However_old_the_last_backups_are_they_are_not_let_go() =>
        Assert.Empty(BackupRetention.Superfluous([Night.AddYears(-9), Night.AddYears(-5)]));
}
