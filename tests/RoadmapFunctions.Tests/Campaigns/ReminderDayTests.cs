using System.Globalization;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.Tests.Campaigns;

public sealed class ReminderDayTests
{
    [Theory]
    [InlineData("-7 -3 -1 1", "за 7 дней, за 3 дня и за 1 день до срока и на следующий день после срока")]
    [InlineData("-1", "за 1 день до срока")]
    [InlineData("0 21", "в последний день срока и через 21 день после срока")]
    [InlineData("", null)]
    public void The_desk_names_the_days(string offsets, string? words) =>
        Assert.Equal(
            words,
            ReminderDay
                .InWords(
                    offsets
                        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Select(each => int.Parse(each, CultureInfo.InvariantCulture))
                        .Select(each => new ReminderDay(Math.Abs(each), each < 0 ? ReminderSide.Before : ReminderSide.After))
                )
                ?.Replace('\u00A0', ' ')
        );
}
